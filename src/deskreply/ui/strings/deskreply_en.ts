<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message numerus="yes">
        <source>%n thing(s) to put right.</source>
        <translation>
            <numerusform>1 thing to put right.</numerusform>
            <numerusform>%n things to put right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertCard</name>
    <message numerus="yes">
        <source>Snooze %n min</source>
        <translation>
            <numerusform>Snooze %n min</numerusform>
            <numerusform>Snooze %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>1 minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaughtUp</name>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n to answer</numerusform>
            <numerusform>%n to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to call back</source>
        <translation>
            <numerusform>%n to call back</numerusform>
            <numerusform>%n to call back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message numerus="yes">
        <source>%n kept, the newest: {when}.</source>
        <translation>
            <numerusform>1 kept: {when}.</numerusform>
            <numerusform>%n kept, the newest: {when}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written. Delete the files once they are no longer needed.</source>
        <translation>
            <numerusform>1 line written. Delete the files once they are no longer needed.</numerusform>
            <numerusform>%n lines written. Delete the files once they are no longer needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayRow</name>
    <message numerus="yes">
        <source>%n break(s)</source>
        <translation>
            <numerusform>1 break</numerusform>
            <numerusform>%n breaks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message numerus="yes">
        <source>%n picture(s) or file(s)</source>
        <translation>
            <numerusform>1 picture or file</numerusform>
            <numerusform>%n pictures or files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message numerus="yes">
        <source>Fix %n problem(s) to save</source>
        <translation>
            <numerusform>Fix 1 problem to save</numerusform>
            <numerusform>Fix %n problems to save</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>{names} is viewing</source>
        <translation>
            <numerusform>{names} is viewing</numerusform>
            <numerusform>{names} are viewing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message numerus="yes">
        <source>%n to call back</source>
        <translation>
            <numerusform>%n to call back</numerusform>
            <numerusform>%n to call back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting on them</source>
        <translation>
            <numerusform>%n waiting on them</numerusform>
            <numerusform>%n waiting on them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booked</source>
        <translation>
            <numerusform>%n booked</numerusform>
            <numerusform>%n booked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snoozed</source>
        <translation>
            <numerusform>%n snoozed</numerusform>
            <numerusform>%n snoozed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n caller(s) hid their number today</source>
        <translation>
            <numerusform>1 caller hid their number today</numerusform>
            <numerusform>%n callers hid their number today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadyStep</name>
    <message numerus="yes">
        <source>Your test call was texted in %n second(s)</source>
        <translation>
            <numerusform>Your test call was texted in 1 second</numerusform>
            <numerusform>Your test call was texted in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>1 call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StandingWords</name>
    <message numerus="yes">
        <source>%n-hour</source>
        <comment>as in: the 1-hour promise</comment>
        <translation>
            <numerusform>%n-hour</numerusform>
            <numerusform>%n-hour</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n-minute</source>
        <comment>as in: the 30-minute promise</comment>
        <translation>
            <numerusform>%n-minute</numerusform>
            <numerusform>%n-minute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n to answer</numerusform>
            <numerusform>%n to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingBar</name>
    <message numerus="yes">
        <source>%n texts wait, the next until {when}</source>
        <translation>
            <numerusform>1 text waits until {when}</numerusform>
            <numerusform>%n texts wait, the next until {when}</numerusform>
        </translation>
    </message>
</context>
</TS>
