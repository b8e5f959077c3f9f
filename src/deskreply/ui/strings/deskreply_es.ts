<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>DeskReply {version} on this PC.</source>
        <translation>DeskReply {version} en esta PC.</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>Esta PC</translation>
    </message>
    <message>
        <source>Start when you sign in</source>
        <translation>Abrir al iniciar sesión</translation>
    </message>
    <message>
        <source>Quietly, beside the clock. Callers are texted only while it runs.</source>
        <translation>Sin ventana, junto al reloj. Solo se escribe a quienes llaman mientras está en marcha.</translation>
    </message>
    <message>
        <source>Keep this PC awake</source>
        <translation>Mantener la PC despierta</translation>
    </message>
    <message>
        <source>So that callers of the night are texted. Not on battery.</source>
        <translation>Para escribir también a quienes llaman de noche. No con batería.</translation>
    </message>
    <message>
        <source>Log folder</source>
        <translation>Carpeta de registros</translation>
    </message>
    <message>
        <source>For whoever helps you. No texts and no keys are in it.</source>
        <translation>Para quien le dé soporte. No contiene mensajes ni claves.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Is everything all right?</source>
        <translation>¿Todo está bien?</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Revisar ahora</translation>
    </message>
    <message>
        <source>Key, number, clock, database, backups and the rest.</source>
        <translation>Clave, número, reloj, base de datos, copias y lo demás.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>DeskReply</source>
        <translation>DeskReply</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Of the free software that DeskReply is made with.</source>
        <translation>Del software libre con el que está hecho DeskReply.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Switched off in this system&apos;s list of startup apps: turn it on there.</source>
        <translation>Está desactivado en la lista de aplicaciones de inicio del sistema: actívelo allí.</translation>
    </message>
    <message>
        <source>It may sleep now: it runs on battery. Plug it in.</source>
        <translation>Ahora puede suspenderse: usa batería. Conéctela.</translation>
    </message>
    <message>
        <source>This system does not allow it. Set its sleep to “never” there.</source>
        <translation>Este sistema no lo permite. Elija “nunca” en su ajuste de suspensión.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Consultando…</translation>
    </message>
    <message>
        <source>The checks could not be made. Try again.</source>
        <translation>No se pudo hacer la revisión. Intente de nuevo.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Todo está bien.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to put right.</source>
        <translation>
            <numerusform>1 cosa por corregir.</numerusform>
            <numerusform>%n cosas por corregir.</numerusform>
        </translation>
    </message>
    <message>
        <source>Key for the phone provider</source>
        <translation>Clave del proveedor</translation>
    </message>
    <message>
        <source>Number can call and text</source>
        <translation>El número llama y envía mensajes</translation>
    </message>
    <message>
        <source>Sender registration</source>
        <translation>Registro del número</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Restored from a backup</source>
        <translation>Restaurada de una copia</translation>
    </message>
    <message>
        <source>Key store</source>
        <translation>Almacén de claves</translation>
    </message>
    <message>
        <source>Tray icon</source>
        <translation>Ícono junto al reloj</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Espacio en el disco</translation>
    </message>
    <message>
        <source>Texts waiting to leave</source>
        <translation>Mensajes por salir</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Last look at the provider</source>
        <translation>Última consulta al proveedor</translation>
    </message>
</context>
<context>
    <name>AccessPage</name>
    <message>
        <source>Access</source>
        <translation>Accesibilidad</translation>
    </message>
    <message>
        <source>How this screen looks and what it speaks. Other desks have their own.</source>
        <translation>El aspecto y el idioma de esta pantalla. Cada puesto tiene los suyos.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Dark is easier on the eyes in a dark room.</source>
        <translation>El oscuro cansa menos la vista con poca luz.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Of everything in DeskReply&apos;s windows.</source>
        <translation>De todo lo que muestran las ventanas de DeskReply.</translation>
    </message>
    <message>
        <source>Language of the screen</source>
        <translation>Idioma de la pantalla</translation>
    </message>
    <message>
        <source>What callers are written in is another matter.</source>
        <translation>El idioma de los mensajes se elige aparte.</translation>
    </message>
    <message>
        <source>As the texts</source>
        <translation>Como los mensajes</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>En el trabajo</translation>
    </message>
    <message>
        <source>Order of the inbox</source>
        <translation>Orden de la bandeja</translation>
    </message>
    <message>
        <source>It stands still while you point at the list.</source>
        <translation>No se mueve mientras el cursor está sobre la lista.</translation>
    </message>
    <message>
        <source>Soonest deadline</source>
        <translation>Plazo más próximo</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Lo más nuevo</translation>
    </message>
    <message>
        <source>Longest waiting</source>
        <translation>Quien más espera</translation>
    </message>
    <message>
        <source>Time to undo a text</source>
        <translation>Tiempo para deshacer un envío</translation>
    </message>
    <message>
        <source>A text you send leaves after these seconds. 0: at once.</source>
        <translation>Un mensaje suyo sale tras estos segundos. 0: enseguida.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Everything in DeskReply works without a mouse.</source>
        <translation>Todo en DeskReply funciona sin ratón.</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>AlertCard</name>
    <message>
        <source>DeskReply · now</source>
        <translation>DeskReply · ahora</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Text {name}…</source>
        <translation>Escriba a {name}…</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Respuesta</translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n min</source>
        <translation>
            <numerusform>Posponer %n min</numerusform>
            <numerusform>Posponer %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>I&apos;ve got it</source>
        <translation>La tomo</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculto</translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation>Enter envía</translation>
    </message>
    <message>
        <source>DeskReply</source>
        <translation>DeskReply</translation>
    </message>
</context>
<context>
    <name>AlertStep</name>
    <message>
        <source>Did you see it?</source>
        <translation>¿La vio?</translation>
    </message>
    <message>
        <source>Turn these on, then send the test alert once more.</source>
        <translation>Active esto y envíe de nuevo la alerta de prueba.</translation>
    </message>
    <message>
        <source>We just sent a test alert to the corner of your screen, with a sound.</source>
        <translation>Acabamos de mostrar una alerta de prueba en la esquina, con sonido.</translation>
    </message>
    <message>
        <source>Test alert</source>
        <translation>Alerta de prueba</translation>
    </message>
    <message>
        <source>Yes, I saw and heard it</source>
        <translation>Sí, la vi y la oí</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Enviarla de nuevo</translation>
    </message>
    <message>
        <source>No, or no sound</source>
        <translation>No, o sin sonido</translation>
    </message>
    <message>
        <source>Unread texts stay in the list, with or without alerts.</source>
        <translation>Lo no leído sigue en la lista, con o sin alertas.</translation>
    </message>
    <message>
        <source>“No” shows what to turn on in {system}, step by step.</source>
        <translation>“No” muestra qué activar en {system}, paso a paso.</translation>
    </message>
    <message>
        <source>Open Settings, then System, then Notifications. Turn Notifications on.</source>
        <translation>Abra Configuración, Sistema, Notificaciones. Active las notificaciones.</translation>
    </message>
    <message>
        <source>On the same page turn “Do not disturb” off, and Focus as well.</source>
        <translation>En la misma página desactive “No molestar” y también Concentración.</translation>
    </message>
    <message>
        <source>In the list below find DeskReply. Turn it on, with banners and sound.</source>
        <translation>En la lista de abajo active DeskReply, con banners y sonido.</translation>
    </message>
    <message>
        <source>Click the loudspeaker beside the clock and turn the volume up.</source>
        <translation>Haga clic en el altavoz junto al reloj y suba el volumen.</translation>
    </message>
    <message>
        <source>Open System Settings, then Notifications, then DeskReply.</source>
        <translation>Abra Configuración del Sistema, Notificaciones, DeskReply.</translation>
    </message>
    <message>
        <source>Turn “Allow notifications” on and choose Banners or Alerts.</source>
        <translation>Active “Permitir notificaciones” y elija Tiras o Alertas.</translation>
    </message>
    <message>
        <source>Turn “Play sound for notification” on, and the Mac’s volume up.</source>
        <translation>Active “Reproducir sonido” y suba el volumen de la Mac.</translation>
    </message>
    <message>
        <source>In Control Center, at the top right of the screen, turn Focus off.</source>
        <translation>En el Centro de Control, arriba a la derecha, desactive Enfoque.</translation>
    </message>
    <message>
        <source>Open the settings of your desktop.</source>
        <translation>Abra la configuración de su escritorio.</translation>
    </message>
    <message>
        <source>Under Notifications turn “Do not disturb” off and pop-ups on.</source>
        <translation>En Notificaciones desactive “No molestar” y active los avisos.</translation>
    </message>
    <message>
        <source>If DeskReply is in the list of applications there, turn it on.</source>
        <translation>Si DeskReply está allí en la lista de aplicaciones, actívelo.</translation>
    </message>
    <message>
        <source>Under Sound choose the right output and turn the volume up.</source>
        <translation>En Sonido elija la salida correcta y suba el volumen.</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>This PC has no screen to show an alert on.</source>
        <translation>Esta PC no tiene pantalla donde mostrar una alerta.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>I&apos;ve got it</source>
        <translation>La tomo</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Maria Lopez (test)</source>
        <translation>Maria Lopez (prueba)</translation>
    </message>
    <message>
        <source>Hello, do you have time for a cleaning tomorrow?</source>
        <translation>Hola, ¿tienen espacio mañana para una limpieza?</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>No entregado</translation>
    </message>
    <message>
        <source>Did it go? Please decide.</source>
        <translation>¿Se envió? Decida, por favor.</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Llamada perdida</translation>
    </message>
    <message>
        <source>Please read what they wrote.</source>
        <translation>Lea lo que escribió, por favor.</translation>
    </message>
    <message>
        <source>This is how a trouble would be told.</source>
        <translation>Así se avisaría de un problema.</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Alerts and privacy</source>
        <translation>Alertas y privacidad</translation>
    </message>
    <message>
        <source>Patients can see your screen. Show only what you need.</source>
        <translation>Los pacientes ven su pantalla. Muestre solo lo necesario.</translation>
    </message>
    <message>
        <source>What an alert shows</source>
        <translation>Qué muestra una alerta</translation>
    </message>
    <message>
        <source>How it reaches you</source>
        <translation>Cómo le avisa</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Louder for urgent words and overdue texts</source>
        <translation>Más fuerte con palabras urgentes y plazos vencidos</translation>
    </message>
    <message>
        <source>Soft chime</source>
        <translation>Tono suave</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Bell</source>
        <translation>Campana</translation>
    </message>
    <message>
        <source>Sticky reminder</source>
        <translation>Alerta fija</translation>
    </message>
    <message>
        <source>Stays on screen when 3/4 of the promise is used up</source>
        <translation>Queda en pantalla al pasar 3/4 del plazo prometido</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prueba</translation>
    </message>
    <message>
        <source>Right now</source>
        <translation>Ahora mismo</translation>
    </message>
    <message>
        <source>Pause alerts</source>
        <translation>Pausar las alertas</translation>
    </message>
    <message>
        <source>Hide the screen</source>
        <translation>Ocultar la pantalla</translation>
    </message>
    <message>
        <source>When somebody stands at the desk who should not read</source>
        <translation>Cuando hay alguien enfrente que no debe leerla</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>1 minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide patient details</source>
        <translation>Ocultar los datos de pacientes</translation>
    </message>
    <message>
        <source>blurs list and thread, Ctrl+Shift+H</source>
        <translation>difumina lista y conversación, Ctrl+Shift+H</translation>
    </message>
    <message>
        <source>When the PC locks</source>
        <translation>Al bloquear la PC</translation>
    </message>
    <message>
        <source>Nothing is readable behind the lock screen</source>
        <translation>Tras la pantalla de bloqueo no se lee nada</translation>
    </message>
    <message>
        <source>After idle time</source>
        <translation>Tras un rato sin uso</translation>
    </message>
    <message>
        <source>Move the mouse to show again</source>
        <translation>Mueva el ratón para volver a mostrar</translation>
    </message>
    <message>
        <source>Ask for a PIN</source>
        <translation>Pedir un PIN</translation>
    </message>
    <message>
        <source>What you are told</source>
        <translation>De qué se le avisa</translation>
    </message>
    <message>
        <source>a test shows each of them</source>
        <translation>con una prueba de cada aviso</translation>
    </message>
    <message>
        <source>New texts</source>
        <translation>Mensajes nuevos</translation>
    </message>
    <message>
        <source>When a lead writes; not for the open conversation</source>
        <translation>Cuando escribe un cliente, salvo en la conversación abierta</translation>
    </message>
    <message>
        <source>Calls in vain</source>
        <translation>Llamadas sin contestar</translation>
    </message>
    <message>
        <source>When somebody calls with whom you are in a conversation</source>
        <translation>Cuando llama alguien con quien ya conversa</translation>
    </message>
    <message>
        <source>Texts that failed</source>
        <translation>Mensajes fallidos</translation>
    </message>
    <message>
        <source>Not delivered, or it may not have gone</source>
        <translation>No entregados, o que quizá no salieron</translation>
    </message>
    <message>
        <source>Answers that are due</source>
        <translation>Respuestas pendientes</translation>
    </message>
    <message>
        <source>At three quarters of the promise, shortly before its end, and after</source>
        <translation>A tres cuartos del plazo, poco antes de vencer y después</translation>
    </message>
    <message>
        <source>Urgent texts</source>
        <translation>Mensajes urgentes</translation>
    </message>
    <message>
        <source>Always told, loudly. Which words are urgent is on the page Office</source>
        <translation>Se avisa siempre, con fuerza. Las palabras urgentes están en Consultorio</translation>
    </message>
    <message>
        <source>DeskReply itself</source>
        <translation>DeskReply mismo</translation>
    </message>
    <message>
        <source>Always told: no connection, a wrong key, a blocked sender</source>
        <translation>Se avisa siempre: sin conexión, clave errónea, número bloqueado</translation>
    </message>
    <message>
        <source>Flash in the taskbar</source>
        <translation>Parpadear en la barra de tareas</translation>
    </message>
    <message>
        <source>When an answer is due soon</source>
        <translation>Cuando una respuesta está por vencer</translation>
    </message>
    <message>
        <source>Shows one alert, with its sound</source>
        <translation>Muestra una alerta, con su sonido</translation>
    </message>
    <message>
        <source>Last test: {when}. Did you see it?</source>
        <translation>Última prueba: {when}. ¿La vio?</translation>
    </message>
    <message>
        <source>Texting goes on, and overdue counts stay</source>
        <translation>Se sigue escribiendo y lo vencido sigue marcado</translation>
    </message>
    <message>
        <source>Paused until {when}. Texting goes on.</source>
        <translation>En pausa hasta: {when}. Se sigue escribiendo.</translation>
    </message>
    <message>
        <source>Nobody has a PIN yet: set one on the page Team</source>
        <translation>Nadie tiene PIN todavía: cree uno en la página Equipo</translation>
    </message>
    <message>
        <source>Needed in offices that handle health records</source>
        <translation>Necesario donde se manejan expedientes médicos</translation>
    </message>
    <message>
        <source>What an alert shows
name text nothing privacy notification</source>
        <translation>Qué muestra una alerta
nombre mensaje nada privacidad notificación aviso</translation>
    </message>
    <message>
        <source>Send test alert</source>
        <translation>Probar alerta</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>Pausar…</translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>For 15 minutes</source>
        <translation>Por 15 minutos</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Por una hora</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Hasta mañana</translation>
    </message>
</context>
<context>
    <name>AllDay</name>
    <message>
        <source>This system does not let DeskReply keep the PC awake. Set its sleep to “never” in the system&apos;s power settings.</source>
        <translation>Este sistema no permite que DeskReply mantenga la PC despierta. Elija “nunca” para la suspensión en los ajustes de energía del sistema.</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Opens at {time}</source>
        <translation>Abre: {time}</translation>
    </message>
    <message>
        <source>Closes at {time}</source>
        <translation>Cierra: {time}</translation>
    </message>
</context>
<context>
    <name>BossQuestions</name>
    <message>
        <source>Three things for our missed-call texts</source>
        <translation>Tres datos para responder llamadas perdidas por mensaje</translation>
    </message>
    <message>
        <source>Hi, I am setting up DeskReply. It texts people back when we miss their call. I need three things from you:

1. Our Twilio Account SID and Auth Token. Both are on the front page of console.twilio.com, under Account Info. Please do not mail the token: call me, or type it in at my desk.
2. Which of our numbers do callers ring, and do its calls run through Twilio?
3. Is that number registered for texting (A2P 10DLC, or toll-free verification)? If not, who can register us? And is a BAA with Twilio signed?

Thank you!</source>
        <translation>Hola, estoy configurando DeskReply, que responde con un mensaje cuando no alcanzamos a contestar una llamada. Necesito tres datos:

1. Nuestro Account SID y Auth Token de Twilio. Ambos están en la página principal de console.twilio.com, en Account Info. Por favor, no envíe el token por correo: llámeme o escríbalo en mi puesto.
2. ¿A cuál de nuestros números llaman los pacientes? ¿Sus llamadas pasan por Twilio?
3. ¿Está registrado ese número para enviar mensajes (A2P 10DLC, o verificación de número gratuito)? Si no, ¿quién puede registrarnos? ¿Y está firmado un BAA con Twilio?

¡Gracias!</translation>
    </message>
    <message>
        <source>Send these to whoever has the keys</source>
        <translation>Envíe esto a quien tenga las claves</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Correo</translation>
    </message>
</context>
<context>
    <name>BreakRow</name>
    <message>
        <source>Break from</source>
        <translation>Pausa desde</translation>
    </message>
    <message>
        <source>Break until</source>
        <translation>Pausa hasta</translation>
    </message>
    <message>
        <source>Remove this break</source>
        <translation>Quitar esta pausa</translation>
    </message>
</context>
<context>
    <name>BreaksPopup</name>
    <message>
        <source>Add another break</source>
        <translation>Agregar otra pausa</translation>
    </message>
    <message>
        <source>A break must lie within the hours, apart from others.</source>
        <translation>Una pausa debe caer dentro del horario y no tocar otras.</translation>
    </message>
    <message>
        <source>“{typed}” is no time of day. Type it like 8:30 or 5 pm.</source>
        <translation>“{typed}” no es una hora. Escríbala así: 8:30 o 5 pm.</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Something in DeskReply failed. Nothing was lost; try again.</source>
        <translation>Algo falló en DeskReply. No se perdió nada; intente de nuevo.</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>Did you reach them?</source>
        <translation>¿Le contestaron?</translation>
    </message>
    <message>
        <source>I did not call</source>
        <translation>No llamé</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>Copiar el número</translation>
    </message>
    <message>
        <source>Take off the call-back list</source>
        <translation>Quitar de la lista de llamadas</translation>
    </message>
    <message>
        <source>{number} · practice: nobody is called</source>
        <translation>{number} · práctica: no se llama a nadie</translation>
    </message>
    <message>
        <source>{number} · handed to your phone app</source>
        <translation>{number} · enviado a su aplicación de teléfono</translation>
    </message>
    <message>
        <source>{number} · copied, dial it now</source>
        <translation>{number} · copiado, márquelo ahora</translation>
    </message>
    <message>
        <source>Did you reach {name}?</source>
        <translation>¿Contestó {name}?</translation>
    </message>
    <message>
        <source>From your cell, call</source>
        <translation>Desde su celular, llame al</translation>
    </message>
    <message>
        <source>Let it ring, hang up before anyone answers.</source>
        <translation>Deje que suene y cuelgue antes de que contesten.</translation>
    </message>
    <message>
        <source>Your cell</source>
        <translation>Su celular</translation>
    </message>
    <message>
        <source>With area code</source>
        <translation>Con código de área</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Used for this test only</source>
        <translation>Solo para esta prueba</translation>
    </message>
    <message>
        <source>That is not a phone number. Enter all ten digits.</source>
        <translation>No es un número de teléfono. Escriba los diez dígitos.</translation>
    </message>
</context>
<context>
    <name>CallerSees</name>
    <message>
        <source>Caller sees</source>
        <translation>Quien llama ve</translation>
    </message>
    <message>
        <source>from {number}</source>
        <translation>del {number}</translation>
    </message>
    <message>
        <source>Checked with today&apos;s hours:</source>
        <translation>Revisado con el horario de hoy:</translation>
    </message>
    <message>
        <source>Nothing to fill in for {field}: until there is, callers wait for staff.</source>
        <translation>No hay nada para {field}: mientras falte, quienes llaman esperan al personal.</translation>
    </message>
</context>
<context>
    <name>CaughtUp</name>
    <message>
        <source>All caught up.</source>
        <translation>Todo al día.</translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n pendiente</numerusform>
            <numerusform>%n pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to call back</source>
        <translation>
            <numerusform>%n llamada por devolver</numerusform>
            <numerusform>%n llamadas por devolver</numerusform>
        </translation>
    </message>
    <message>
        <source>Next deadline: none.</source>
        <translation>Próximo plazo: ninguno.</translation>
    </message>
    <message>
        <source>Next deadline: {time}, {name}</source>
        <translation>Próximo plazo: {time}, {name}</translation>
    </message>
    <message>
        <source>Auto-text is OFF.</source>
        <translation>Autotexto apagado.</translation>
    </message>
    <message>
        <source>Auto-text is on hold.</source>
        <translation>Autotexto en espera.</translation>
    </message>
    <message>
        <source>Auto-text is ON.</source>
        <translation>Autotexto activado.</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} de {all}</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Your first five</source>
        <translation>Sus primeros cinco</translation>
    </message>
    <message>
        <source>That is all of it. You are ready for real callers.</source>
        <translation>Eso es todo. Ya puede atender llamadas de verdad.</translation>
    </message>
    <message>
        <source>Practice callers</source>
        <translation>Llamadas de práctica</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Name the office</source>
        <translation>Nombre el consultorio</translation>
    </message>
    <message>
        <source>Say sorry for the missed call</source>
        <translation>Lamente no haber contestado</translation>
    </message>
    <message>
        <source>Ask an open question</source>
        <translation>Haga una pregunta abierta</translation>
    </message>
    <message>
        <source>Say when you will answer</source>
        <translation>Diga cuándo responderá</translation>
    </message>
    <message>
        <source>Needs “Reply STOP to opt out”</source>
        <translation>Falta “Responda STOP”</translation>
    </message>
    <message>
        <source>Say what to do in an emergency</source>
        <translation>Diga qué hacer en una emergencia</translation>
    </message>
    <message>
        <source>names the office</source>
        <translation>nombra el consultorio</translation>
    </message>
    <message>
        <source>says sorry for the missed call</source>
        <translation>lamenta no haber contestado</translation>
    </message>
    <message>
        <source>asks an open question</source>
        <translation>hace una pregunta abierta</translation>
    </message>
    <message>
        <source>says when you answer</source>
        <translation>dice cuándo responde</translation>
    </message>
    <message>
        <source>says how to stop</source>
        <translation>dice cómo darse de baja</translation>
    </message>
    <message>
        <source>says what to do in an emergency</source>
        <translation>dice qué hacer en una emergencia</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Agregar</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Situation</source>
        <translation>Situación</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <source>Wording A</source>
        <translation>Texto A</translation>
    </message>
    <message>
        <source>Wording B</source>
        <translation>Texto B</translation>
    </message>
    <message>
        <source>Every line</source>
        <translation>Todas</translation>
    </message>
</context>
<context>
    <name>ClosedDays</name>
    <message>
        <source>Closed days</source>
        <translation>Días cerrados</translation>
    </message>
    <message>
        <source>treated like after hours</source>
        <translation>como fuera de horario</translation>
    </message>
    <message>
        <source>Add day</source>
        <translation>Agregar día</translation>
    </message>
    <message>
        <source>{days}: open</source>
        <translation>{days}: abierto</translation>
    </message>
    <message>
        <source>{days}, every year</source>
        <translation>{days}, cada año</translation>
    </message>
    <message>
        <source>Remove {days}</source>
        <translation>Quitar {days}</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>Your recovery code</source>
        <translation>Su código de recuperación</translation>
    </message>
    <message>
        <source>Write it down and keep it where you keep keys, away from this PC. With it a backup can be opened on another PC; without it nobody can.</source>
        <translation>Anótelo y guárdelo donde guarda llaves, lejos de esta PC. Con él se puede abrir una copia de seguridad en otra PC; sin él, nadie puede.</translation>
    </message>
    <message>
        <source>I wrote it down</source>
        <translation>Ya lo anoté</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Pictures cannot be sent yet.</source>
        <translation>Todavía no se pueden enviar imágenes.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Note about {name}… only your team sees this</source>
        <translation>Nota sobre {name}… solo la ve su equipo</translation>
    </message>
    <message>
        <source>Write the text first, then choose when it goes.</source>
        <translation>Escriba primero el mensaje y luego elija cuándo sale.</translation>
    </message>
    <message>
        <source>Goes to {name} {when}</source>
        <translation>Sale para {name}: {when}</translation>
    </message>
    <message>
        <source>Sent to {name}</source>
        <translation>Enviado a {name}</translation>
    </message>
    <message>
        <source>Note added</source>
        <translation>Nota agregada</translation>
    </message>
    <message>
        <source>Your text to {name} is a draft again.</source>
        <translation>Su mensaje para {name} vuelve a ser un borrador.</translation>
    </message>
    <message>
        <source>Text {name}…</source>
        <translation>Escriba a {name}…</translation>
    </message>
</context>
<context>
    <name>ConnectStep</name>
    <message>
        <source>Connect your number</source>
        <translation>Conecte su número</translation>
    </message>
    <message>
        <source>Paste the keys from your Twilio console. They stay in this PC&apos;s key store.</source>
        <translation>Pegue las claves de su consola de Twilio. Se guardan cifradas en esta PC.</translation>
    </message>
    <message>
        <source>Answer the question to go on.</source>
        <translation>Responda la pregunta para seguir.</translation>
    </message>
    <message>
        <source>Which number do callers ring?</source>
        <translation>¿A qué número llaman?</translation>
    </message>
    <message>
        <source>No keys? Send these 3 questions to my boss</source>
        <translation>¿Sin claves? Enviar 3 preguntas a mi jefe</translation>
    </message>
    <message>
        <source>About the approval</source>
        <translation>Sobre la aprobación</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Consultando al proveedor…</translation>
    </message>
    <message>
        <source>Only one of them</source>
        <translation>Solo a uno</translation>
    </message>
    <message>
        <source>Callers ring several</source>
        <translation>Llaman a varios</translation>
    </message>
    <message>
        <source>The keys work, but this account has no phone number. Buy one at the provider, or use the keys of the account that has yours.</source>
        <translation>Las claves funcionan, pero esta cuenta no tiene ningún número. Compre uno al proveedor, o use las claves de la cuenta que tiene el suyo.</translation>
    </message>
    <message>
        <source>The keys work, but none of these numbers can both take calls and text. Switch texting on for one at the provider.</source>
        <translation>Las claves funcionan, pero ninguno de estos números recibe llamadas y envía mensajes. Active los mensajes en uno con el proveedor.</translation>
    </message>
    <message>
        <source>They were swapped, so we put them right.</source>
        <translation>Estaban al revés; las pusimos en su lugar.</translation>
    </message>
    <message>
        <source>A trial account texts only phones that are verified there.</source>
        <translation>Una cuenta de prueba solo escribe a teléfonos verificados allí.</translation>
    </message>
    <message>
        <source>Keys work.</source>
        <translation>Las claves funcionan.</translation>
    </message>
    <message>
        <source>An API key has three parts: the account SID, the key, and its secret.</source>
        <translation>Una clave de API tiene tres partes: el Account SID, la clave y su secreto.</translation>
    </message>
    <message>
        <source>Both are on the front page of console.twilio.com, under Account Info.</source>
        <translation>Ambas están en la página principal de console.twilio.com, en Account Info.</translation>
    </message>
    <message>
        <source>The provider does not accept these keys. Copy both again, whole, from the same account.</source>
        <translation>El proveedor no acepta estas claves. Copie de nuevo las dos, completas, de la misma cuenta.</translation>
    </message>
    <message>
        <source>This account is suspended or closed. Sign in at the provider: often a payment is due.</source>
        <translation>Esta cuenta está suspendida o cerrada. Entre al sitio del proveedor: suele faltar un pago.</translation>
    </message>
    <message>
        <source>This key may not look at calls, texts and numbers. Give it these permissions, or use the auth token of the account.</source>
        <translation>Esta clave no puede ver llamadas, mensajes ni números. Dele esos permisos, o use el Auth Token de la cuenta.</translation>
    </message>
    <message>
        <source>Something else answered, perhaps a sign-in page of this network. Open any web page, sign in, then try again.</source>
        <translation>Respondió otra cosa, quizá la página de acceso de esta red. Abra una página web, inicie sesión e intente de nuevo.</translation>
    </message>
    <message>
        <source>The provider cannot be reached. Check the internet connection of this PC.</source>
        <translation>No se puede alcanzar al proveedor. Revise la conexión a internet de esta PC.</translation>
    </message>
    <message>
        <source>The provider has trouble right now. Try again in a few minutes.</source>
        <translation>El proveedor tiene problemas ahora. Intente de nuevo en unos minutos.</translation>
    </message>
</context>
<context>
    <name>ConnectionPage</name>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>The phone provider: your key, your numbers, and how often it is asked.</source>
        <translation>El proveedor: su clave, sus números y cada cuánto se consulta.</translation>
    </message>
    <message>
        <source>Number, line, registration</source>
        <translation>Número, línea, registro</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>Phone provider</source>
        <translation>Proveedor de telefonía</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Cambiar…</translation>
    </message>
    <message>
        <source>What the provider says</source>
        <translation>Lo que dice el proveedor</translation>
    </message>
    <message>
        <source>Of your key, your numbers and their registration.</source>
        <translation>De su clave, sus números y el registro de estos.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Consultar</translation>
    </message>
    <message>
        <source>Your numbers</source>
        <translation>Sus números</translation>
    </message>
    <message>
        <source>Ask the provider about callers</source>
        <translation>Preguntar al proveedor quién llama</translation>
    </message>
    <message>
        <source>costs a little</source>
        <translation>cuesta un poco</translation>
    </message>
    <message>
        <source>Is it a landline?</source>
        <translation>¿Es un teléfono fijo?</translation>
    </message>
    <message>
        <source>Landlines are not texted. About $0.008 a number, kept for 180 days.</source>
        <translation>A los fijos no se les escribe. Unos $0.008 por número; se guarda 180 días.</translation>
    </message>
    <message>
        <source>Whose number is it?</source>
        <translation>¿De quién es el número?</translation>
    </message>
    <message>
        <source>The name of an unknown caller. About $0.01 a number, kept for 180 days.</source>
        <translation>El nombre de un desconocido. Unos $0.01 por número; se guarda 180 días.</translation>
    </message>
    <message>
        <source>Advanced: how often we look</source>
        <translation>Avanzado: cada cuánto se consulta</translation>
    </message>
    <message>
        <source>At the calls</source>
        <translation>Las llamadas</translation>
    </message>
    <message>
        <source>While nobody calls.</source>
        <translation>Mientras nadie llama.</translation>
    </message>
    <message>
        <source>At the calls, during one</source>
        <translation>Las llamadas, durante una</translation>
    </message>
    <message>
        <source>While somebody calls one of your numbers.</source>
        <translation>Mientras alguien llama a uno de sus números.</translation>
    </message>
    <message>
        <source>At the texts</source>
        <translation>Los mensajes</translation>
    </message>
    <message>
        <source>How soon you see what callers write.</source>
        <translation>Qué tan pronto se ve lo que le escriben.</translation>
    </message>
    <message>
        <source>Connected. Last look at calls and texts: {time}.</source>
        <translation>Conectado. Última consulta: {time}.</translation>
    </message>
    <message>
        <source>Not reached yet.</source>
        <translation>Aún sin respuesta.</translation>
    </message>
    <message>
        <source>The provider did not answer. Try again.</source>
        <translation>El proveedor no respondió. Intente de nuevo.</translation>
    </message>
    <message>
        <source>Kept in this PC&apos;s key store.</source>
        <translation>Guardada en el almacén de claves de esta PC.</translation>
    </message>
    <message>
        <source>{name}, account …{end}.</source>
        <translation>{name}, cuenta …{end}.</translation>
    </message>
    <message>
        <source>A trial account: it texts verified phones only.</source>
        <translation>Cuenta de prueba: solo escribe a teléfonos verificados.</translation>
    </message>
    <message>
        <source>The agent on this PC uses it once it is started again.</source>
        <translation>El agente de esta PC la usará cuando se reinicie.</translation>
    </message>
    <message>
        <source>Use the new key now?</source>
        <translation>¿Usar ya la clave nueva?</translation>
    </message>
    <message>
        <source>The new key is kept</source>
        <translation>La clave nueva está guardada</translation>
    </message>
    <message>
        <source>DeskReply closes and opens again. Nothing is lost.</source>
        <translation>DeskReply se cierra y se vuelve a abrir. No se pierde nada.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>On your account, not watched.</source>
        <translation>En su cuenta, sin vigilar.</translation>
    </message>
    <message>
        <source>Watch this number</source>
        <translation>Vigilar este número</translation>
    </message>
    <message>
        <source>Watch {number}</source>
        <translation>Vigilar {number}</translation>
    </message>
    <message>
        <source>Stop watching {number}?</source>
        <translation>¿Dejar de vigilar {number}?</translation>
    </message>
    <message>
        <source>Who calls it in vain is no longer texted. What was written stays.</source>
        <translation>Ya no se escribirá por sus llamadas perdidas. Lo escrito se conserva.</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Dejar de vigilar</translation>
    </message>
</context>
<context>
    <name>ContactCard</name>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
</context>
<context>
    <name>ConversationPane</name>
    <message>
        <source>New text from {name}: {text}</source>
        <translation>Mensaje nuevo de {name}: {text}</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data and backup</source>
        <translation>Datos y copias</translation>
    </message>
    <message>
        <source>What callers wrote is kept encrypted, and copied every hour.</source>
        <translation>Lo que le escriben se guarda cifrado y se copia cada hora.</translation>
    </message>
    <message>
        <source>On this PC, encrypted. Only this person&apos;s key store opens it.</source>
        <translation>En esta PC, cifrados. Solo los abre el almacén de claves de este usuario.</translation>
    </message>
    <message>
        <source>In the office&apos;s database: {where}. It is backed up where it runs.</source>
        <translation>En la base de datos del consultorio: {where}. La copia se hace allí.</translation>
    </message>
    <message>
        <source>Kept safe</source>
        <translation>Bien guardado</translation>
    </message>
    <message>
        <source>Where your data is</source>
        <translation>Dónde están sus datos</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Make one now</source>
        <translation>Hacer una ahora</translation>
    </message>
    <message>
        <source>Where they are</source>
        <translation>Dónde están</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Abrir la carpeta</translation>
    </message>
    <message>
        <source>Backup to a file</source>
        <translation>Copia en un archivo</translation>
    </message>
    <message>
        <source>An encrypted copy, for a USB stick or another disk.</source>
        <translation>Una copia cifrada, para una memoria USB u otro disco.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Elegir archivo…</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Restaurar una copia</translation>
    </message>
    <message>
        <source>Quit DeskReply first. Then run in a terminal: {command}</source>
        <translation>Primero salga de DeskReply. Luego ejecute en una terminal: {command}</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Copiar comando</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>Opens your backups on another PC, should this one be lost.</source>
        <translation>Abre sus copias en otra PC, si esta se pierde.</translation>
    </message>
    <message>
        <source>Show code</source>
        <translation>Ver código</translation>
    </message>
    <message>
        <source>Health records</source>
        <translation>Expedientes médicos</translation>
    </message>
    <message>
        <source>Offices that have them need an agreement (BAA) with the provider.</source>
        <translation>Quien los lleva necesita un acuerdo (BAA) con el proveedor.</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Sin responder</translation>
    </message>
    <message>
        <source>Agreement is signed</source>
        <translation>Acuerdo firmado</translation>
    </message>
    <message>
        <source>Not signed yet</source>
        <translation>Aún sin firmar</translation>
    </message>
    <message>
        <source>We have none</source>
        <translation>No llevamos</translation>
    </message>
    <message>
        <source>Take out, forget</source>
        <translation>Exportar y borrar</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>Exportar todo</translation>
    </message>
    <message>
        <source>Calls, texts, people and settings as files that are not encrypted.</source>
        <translation>Llamadas, mensajes, personas y ajustes, en archivos sin cifrar.</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>Erase a person</source>
        <translation>Borrar a una persona</translation>
    </message>
    <message>
        <source>All texts, notes, calls and the name of a number, for good.</source>
        <translation>Sus mensajes, notas, llamadas y nombre.</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Borrar…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Consultando…</translation>
    </message>
    <message>
        <source>None yet: the first is made a minute after the start.</source>
        <translation>Aún ninguna: la primera se hace un minuto después de abrir.</translation>
    </message>
    <message numerus="yes">
        <source>%n kept, the newest: {when}.</source>
        <translation>
            <numerusform>1 guardada: {when}.</numerusform>
            <numerusform>%n guardadas; la más nueva: {when}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Making a backup and checking it…</source>
        <translation>Haciendo una copia y comprobándola…</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Escribiendo {file}…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>There is no database on this PC yet.</source>
        <translation>Todavía no hay base de datos en esta PC.</translation>
    </message>
    <message>
        <source>Choose an empty folder</source>
        <translation>Elija una carpeta vacía</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written. Delete the files once they are no longer needed.</source>
        <translation>
            <numerusform>1 línea escrita. Borre los archivos cuando ya no los necesite.</numerusform>
            <numerusform>%n líneas escritas. Borre los archivos cuando ya no los necesite.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayForm</name>
    <message>
        <source>Such as Staff training</source>
        <translation>Como: Capacitación</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>Cada año</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Abierto igual</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
</context>
<context>
    <name>DayRow</name>
    <message>
        <source>Copy these hours to other days</source>
        <translation>Copiar este horario a otros días</translation>
    </message>
    <message>
        <source>{day}: open</source>
        <translation>{day}: abierto</translation>
    </message>
    <message>
        <source>{day}: opens at</source>
        <translation>{day}: abre a las</translation>
    </message>
    <message>
        <source>{day}: closes at</source>
        <translation>{day}: cierra a las</translation>
    </message>
    <message>
        <source>{day}: hours as a bar</source>
        <translation>{day}: horario en barra</translation>
    </message>
    <message>
        <source>Drag an end. Keys: ← → move it, ↑ ↓ choose another.</source>
        <translation>Arrastre un extremo. Teclas: ← → lo mueven, ↑ ↓ eligen otro.</translation>
    </message>
    <message>
        <source>Closed all day</source>
        <translation>Cerrado todo el día</translation>
    </message>
    <message>
        <source>Add break</source>
        <translation>Agregar pausa</translation>
    </message>
    <message>
        <source>{day}: add a break</source>
        <translation>{day}: agregar una pausa</translation>
    </message>
    <message>
        <source>{day} must open before it closes.</source>
        <translation>{day}: debe abrir antes de cerrar.</translation>
    </message>
    <message>
        <source>“{typed}” is no time of day. Type it like 8:30 or 5 pm.</source>
        <translation>“{typed}” no es una hora. Escríbala así: 8:30 o 5 pm.</translation>
    </message>
    <message>
        <source>Copy to Monday to Friday</source>
        <translation>Copiar de lunes a viernes</translation>
    </message>
    <message>
        <source>Copy to every day</source>
        <translation>Copiar a todos los días</translation>
    </message>
    <message numerus="yes">
        <source>%n break(s)</source>
        <translation>
            <numerusform>1 pausa</numerusform>
            <numerusform>%n pausas</numerusform>
        </translation>
    </message>
    <message>
        <source>{day}: break {times}</source>
        <translation>{day}: pausa {times}</translation>
    </message>
    <message>
        <source>{day}: remove the break</source>
        <translation>{day}: quitar la pausa</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Copy text</source>
        <translation>Copiar el texto</translation>
    </message>
    <message>
        <source>Open {host}</source>
        <translation>Abrir {host}</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>The setup is not finished.</source>
        <translation>La configuración no está terminada.</translation>
    </message>
    <message>
        <source>DeskReply is still running</source>
        <translation>DeskReply sigue en marcha</translation>
    </message>
    <message>
        <source>It sits here in the tray and texts missed callers. Click it to come back.</source>
        <translation>Queda aquí, junto al reloj, y escribe a las llamadas perdidas. Haga clic para volver.</translation>
    </message>
    <message>
        <source>Practice has no settings. Leave it first.</source>
        <translation>La práctica no tiene configuración. Primero salga de ella.</translation>
    </message>
    <message>
        <source>This desktop has no tray for DeskReply&apos;s icon, so the window stays in the taskbar.</source>
        <translation>Este escritorio no tiene lugar para el ícono de DeskReply; la ventana queda en la barra de tareas.</translation>
    </message>
    <message>
        <source>Set the clock in this system&apos;s settings.</source>
        <translation>Ajuste el reloj en la configuración del sistema.</translation>
    </message>
    <message>
        <source>Quit DeskReply?</source>
        <translation>¿Salir de DeskReply?</translation>
    </message>
    <message>
        <source>Missed callers will not be texted while DeskReply is closed.</source>
        <translation>Mientras DeskReply esté cerrado, no se escribirá a las llamadas perdidas.</translation>
    </message>
    <message>
        <source>Keep it running</source>
        <translation>Dejarlo en marcha</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>DoneMenu</name>
    <message>
        <source>Done</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Motivo (opcional)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Atendida</translation>
    </message>
    <message>
        <source>How did it end?</source>
        <translation>¿Cómo terminó?</translation>
    </message>
    <message>
        <source>Done: {outcome}</source>
        <translation>Terminada: {outcome}</translation>
    </message>
</context>
<context>
    <name>Emoji</name>
    <message>
        <source>grinning face</source>
        <translation>cara sonriente con dientes</translation>
    </message>
    <message>
        <source>smiling face</source>
        <translation>cara sonriente</translation>
    </message>
    <message>
        <source>happy face</source>
        <translation>cara feliz</translation>
    </message>
    <message>
        <source>laughing eyes</source>
        <translation>ojos sonrientes</translation>
    </message>
    <message>
        <source>beaming face</source>
        <translation>cara radiante</translation>
    </message>
    <message>
        <source>slight smile</source>
        <translation>sonrisa leve</translation>
    </message>
    <message>
        <source>winking face</source>
        <translation>guiño</translation>
    </message>
    <message>
        <source>relieved laugh</source>
        <translation>risa de alivio</translation>
    </message>
    <message>
        <source>tears of joy</source>
        <translation>lágrimas de risa</translation>
    </message>
    <message>
        <source>hug</source>
        <translation>abrazo</translation>
    </message>
    <message>
        <source>thinking face</source>
        <translation>cara pensativa</translation>
    </message>
    <message>
        <source>relieved face</source>
        <translation>cara de alivio</translation>
    </message>
    <message>
        <source>confused face</source>
        <translation>cara confundida</translation>
    </message>
    <message>
        <source>worried face</source>
        <translation>cara preocupada</translation>
    </message>
    <message>
        <source>sad face</source>
        <translation>cara triste</translation>
    </message>
    <message>
        <source>ill face</source>
        <translation>cara de enfermo</translation>
    </message>
    <message>
        <source>thumbs up</source>
        <translation>pulgar arriba</translation>
    </message>
    <message>
        <source>waving hand</source>
        <translation>mano que saluda</translation>
    </message>
    <message>
        <source>folded hands</source>
        <translation>manos juntas</translation>
    </message>
    <message>
        <source>clapping hands</source>
        <translation>aplauso</translation>
    </message>
    <message>
        <source>handshake</source>
        <translation>apretón de manos</translation>
    </message>
    <message>
        <source>OK hand</source>
        <translation>mano de OK</translation>
    </message>
    <message>
        <source>strong arm</source>
        <translation>brazo fuerte</translation>
    </message>
    <message>
        <source>crossed fingers</source>
        <translation>dedos cruzados</translation>
    </message>
    <message>
        <source>tooth</source>
        <translation>diente</translation>
    </message>
    <message>
        <source>toothbrush</source>
        <translation>cepillo de dientes</translation>
    </message>
    <message>
        <source>face with mask</source>
        <translation>cara con mascarilla</translation>
    </message>
    <message>
        <source>pill</source>
        <translation>pastilla</translation>
    </message>
    <message>
        <source>hospital</source>
        <translation>hospital</translation>
    </message>
    <message>
        <source>car</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>place</source>
        <translation>lugar</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>calendario</translation>
    </message>
    <message>
        <source>alarm clock</source>
        <translation>despertador</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>teléfono</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>red heart</source>
        <translation>corazón rojo</translation>
    </message>
    <message>
        <source>party</source>
        <translation>fiesta</translation>
    </message>
    <message>
        <source>star</source>
        <translation>estrella</translation>
    </message>
    <message>
        <source>sun</source>
        <translation>sol</translation>
    </message>
    <message>
        <source>blossom</source>
        <translation>flor</translation>
    </message>
</context>
<context>
    <name>EmojiPopup</name>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
</context>
<context>
    <name>EntryWords</name>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Automatic text</source>
        <translation>Mensaje automático</translation>
    </message>
    <message>
        <source>Lead text</source>
        <translation>Mensaje del cliente</translation>
    </message>
    <message>
        <source>Note by {name}</source>
        <translation>Nota: {name}</translation>
    </message>
    <message>
        <source>Text by {name}</source>
        <translation>Mensaje de {name}</translation>
    </message>
    <message>
        <source>the office</source>
        <translation>su consultorio</translation>
    </message>
    <message>
        <source>you</source>
        <translation>usted</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) or file(s)</source>
        <translation>
            <numerusform>1 imagen o archivo</numerusform>
            <numerusform>%n imágenes o archivos</numerusform>
        </translation>
    </message>
    <message>
        <source>open it in the provider&apos;s console</source>
        <translation>ábralo en la consola del proveedor</translation>
    </message>
    <message>
        <source>only your team sees this</source>
        <translation>solo la ve su equipo</translation>
    </message>
    <message>
        <source>written again</source>
        <translation>reenviado</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>No entregado</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Held until somebody has looked</source>
        <translation>Retenido hasta que alguien lo revise</translation>
    </message>
    <message>
        <source>Goes {time} (their night)</source>
        <translation>Sale {time} (allí es de noche)</translation>
    </message>
    <message>
        <source>Held, tried again {time}</source>
        <translation>Retenido, se reintenta {time}</translation>
    </message>
    <message>
        <source>Goes {time}</source>
        <translation>Sale {time}</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>a las {time}</translation>
    </message>
    <message>
        <source>tomorrow at {time}</source>
        <translation>mañana a las {time}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Undo {seconds} s</source>
        <translation>Deshacer {seconds} s</translation>
    </message>
    <message>
        <source>Did it go?</source>
        <translation>¿Se envió?</translation>
    </message>
    <message>
        <source>It went</source>
        <translation>Sí, se envió</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
    <message>
        <source>Call instead</source>
        <translation>Mejor llamar</translation>
    </message>
    <message>
        <source>Open approval tracker</source>
        <translation>Ver la aprobación</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>to call back</source>
        <translation>por devolver</translation>
    </message>
    <message>
        <source>Voicemail · listen to it in the provider&apos;s console</source>
        <translation>Mensaje de voz · escúchelo en la consola del proveedor</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Llamada perdida</translation>
    </message>
    <message>
        <source>Answered call</source>
        <translation>Llamada contestada</translation>
    </message>
    <message>
        <source>Calling now</source>
        <translation>Llamando ahora</translation>
    </message>
    <message>
        <source>Call, maybe answered</source>
        <translation>Llamada, tal vez contestada</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>line was busy</source>
        <translation>línea ocupada</translation>
    </message>
    <message>
        <source>could not be put through</source>
        <translation>no se pudo pasar</translation>
    </message>
    <message>
        <source>a machine picked up</source>
        <translation>contestó una máquina</translation>
    </message>
    <message>
        <source>hung up at once</source>
        <translation>colgó enseguida</translation>
    </message>
    <message>
        <source>rang {time}</source>
        <translation>sonó {time}</translation>
    </message>
</context>
<context>
    <name>EraseRow</name>
    <message>
        <source>Number of the person to erase</source>
        <translation>Número de la persona por borrar</translation>
    </message>
    <message>
        <source>Erase {number}?</source>
        <translation>¿Borrar {number}?</translation>
    </message>
    <message>
        <source>All texts, notes, calls and the name are deleted for good. That they must not be texted stays. Backups of the last 30 days and the provider&apos;s own log still hold what was written.</source>
        <translation>Los mensajes, notas, llamadas y el nombre se borran para siempre. Se conserva que no se le debe escribir. Las copias de los últimos 30 días y el registro del proveedor aún guardan lo escrito.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Erased: texts {texts}, calls {calls}, contacts {contacts}.</source>
        <translation>Borrado: {texts} mensajes, {calls} llamadas, {contacts} contactos.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>Esto no se puede deshacer</translation>
    </message>
    <message>
        <source>Type the last four digits of {number} to erase it.</source>
        <translation>Escriba los últimos cuatro dígitos de {number} para borrarlo.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Borrar para siempre</translation>
    </message>
    <message>
        <source>Last four digits</source>
        <translation>Últimos cuatro dígitos</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Sin dato</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Existing</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>A cargo</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>To answer</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Vencidas</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mías</translation>
    </message>
    <message>
        <source>Unclaimed</source>
        <translation>Sin asignar</translation>
    </message>
    <message>
        <source>Waiting on them</source>
        <translation>Esperando al cliente</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Pospuestas</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>No entregados</translation>
    </message>
    <message>
        <source>Call-back list</source>
        <translation>Llamadas por devolver</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminadas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Soonest deadline first</source>
        <translation>Primero el plazo más próximo</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Primero lo más nuevo</translation>
    </message>
    <message>
        <source>Longest waiting first</source>
        <translation>Primero quien más espera</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>More about this wording</source>
        <translation>Más sobre este texto</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Deshacer cambios</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message numerus="yes">
        <source>Fix %n problem(s) to save</source>
        <translation>
            <numerusform>Corrija 1 problema para guardar</numerusform>
            <numerusform>Corrija %n problemas para guardar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Footing</name>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
</context>
<context>
    <name>GuardBar</name>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Send later…</source>
        <translation>Enviar más tarde…</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Enviar de todos modos</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Copy number</source>
        <translation>Copiar el número</translation>
    </message>
    <message>
        <source>Contact options</source>
        <translation>Opciones del contacto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Add a name</source>
        <translation>Poner nombre</translation>
    </message>
    <message>
        <source>Edit name: {name}</source>
        <translation>Cambiar el nombre: {name}</translation>
    </message>
    <message>
        <source>Number copied</source>
        <translation>Número copiado</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>{name} has it</source>
        <translation>La lleva {name}</translation>
    </message>
    <message numerus="yes">
        <source>{names} is viewing</source>
        <translation>
            <numerusform>{names} la está viendo</numerusform>
            <numerusform>{names} la están viendo</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>Claim: I take care of this one</source>
        <translation>Tomar: yo me encargo de esta</translation>
    </message>
    <message>
        <source>Contact card</source>
        <translation>Ficha del contacto</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Posponer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminar</translation>
    </message>
</context>
<context>
    <name>Heading</name>
    <message>
        <source>Step {number} of {all}</source>
        <translation>Paso {number} de {all}</translation>
    </message>
</context>
<context>
    <name>HealthBanner</name>
    <message>
        <source>Auto-text is off: missed callers are not texted back.</source>
        <translation>El autotexto está apagado: no se responde a las llamadas perdidas.</translation>
    </message>
</context>
<context>
    <name>HealthBar</name>
    <message>
        <source>Auto-text needs help</source>
        <translation>Autotexto con problemas</translation>
    </message>
    <message>
        <source>Practice line</source>
        <translation>Línea de práctica</translation>
    </message>
    <message>
        <source>Auto-text is ON</source>
        <translation>Autotexto activado</translation>
    </message>
    <message>
        <source>Auto-text is OFF</source>
        <translation>Autotexto apagado</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado del sistema</translation>
    </message>
    <message>
        <source>Nothing leaves this PC</source>
        <translation>Nada sale de esta PC</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Connected · last text {time}</source>
        <translation>Conectado · último {time}</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>No está en marcha</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Key refused</source>
        <translation>Clave rechazada</translation>
    </message>
    <message>
        <source>Permission missing</source>
        <translation>Falta un permiso</translation>
    </message>
    <message>
        <source>Sending refused</source>
        <translation>Envío rechazado</translation>
    </message>
    <message>
        <source>A text is stuck</source>
        <translation>Un mensaje está atascado</translation>
    </message>
    <message>
        <source>Wrong clock</source>
        <translation>Reloj mal puesto</translation>
    </message>
    <message>
        <source>Database trouble</source>
        <translation>Problema con la base de datos</translation>
    </message>
    <message>
        <source>Disk nearly full</source>
        <translation>Disco casi lleno</translation>
    </message>
    <message>
        <source>No backup</source>
        <translation>Sin copia de seguridad</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Intentando de nuevo</translation>
    </message>
    <message>
        <source>Settings unreadable</source>
        <translation>Configuración ilegible</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>HiddenCard</name>
    <message>
        <source>Patient details are hidden</source>
        <translation>Datos de pacientes ocultos</translation>
    </message>
    <message>
        <source>Move the mouse to show them again.</source>
        <translation>Mueva el ratón para volver a mostrarlos.</translation>
    </message>
    <message>
        <source>Click, or press Ctrl+Shift+H, to show them again.</source>
        <translation>Haga clic o pulse Ctrl+Shift+H para volver a mostrarlos.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Lock with PIN</source>
        <translation>Bloquear con PIN</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Missed call</source>
        <translation>Llamada perdida</translation>
    </message>
    <message>
        <source>Answered call</source>
        <translation>Llamada contestada</translation>
    </message>
    <message>
        <source>Called back, reached</source>
        <translation>Se devolvió, contestó</translation>
    </message>
    <message>
        <source>Left voicemail</source>
        <translation>Se dejó mensaje de voz</translation>
    </message>
    <message>
        <source>Called, no answer</source>
        <translation>Se llamó, no contestó</translation>
    </message>
    <message>
        <source>Texted</source>
        <translation>Mensaje enviado</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>Contactado</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Con cita</translation>
    </message>
    <message>
        <source>Not a fit</source>
        <translation>No corresponde</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Número equivocado</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Reabierta</translation>
    </message>
    <message>
        <source>Taken off call-backs</source>
        <translation>Quitada de las llamadas</translation>
    </message>
    <message>
        <source>Don&apos;t text</source>
        <translation>No escribirle</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueado</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Mostrar 1 más</numerusform>
            <numerusform>Mostrar %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
</context>
<context>
    <name>Holidays</name>
    <message>
        <source>Ticked: closed. Press one to stay open on it.</source>
        <translation>Con marca: cerrado. Pulse uno para abrir ese día.</translation>
    </message>
</context>
<context>
    <name>HoursPage</name>
    <message>
        <source>Office hours</source>
        <translation>Horario de atención</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Deadlines and the after-hours wording follow these.</source>
        <translation>De él dependen los plazos y el texto de fuera de horario.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Public holidays</source>
        <translation>Días feriados</translation>
    </message>
    <message>
        <source>closed, as on closed days</source>
        <translation>cerrado, como en los días cerrados</translation>
    </message>
    <message>
        <source>State or territory</source>
        <translation>Estado o territorio</translation>
    </message>
    <message>
        <source>Its public holidays are closed days.</source>
        <translation>En sus feriados se cierra.</translation>
    </message>
    <message>
        <source>Office hours
week open close break lunch</source>
        <translation>Horario de atención
semana abrir cerrar pausa almuerzo comida</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Closed days
vacation holiday</source>
        <translation>Días cerrados
vacaciones feriado</translation>
    </message>
    <message>
        <source>A call missed outside these hours</source>
        <translation>Llamada perdida fuera de este horario</translation>
    </message>
    <message>
        <source>Text at once, after-hours wording</source>
        <translation>Enviar texto de fuera de horario</translation>
    </message>
    <message>
        <source>Do not text, call-back list only</source>
        <translation>Solo a llamadas por devolver</translation>
    </message>
    <message>
        <source>No hours are set: the office counts as always open.</source>
        <translation>Sin horario: el consultorio cuenta como siempre abierto.</translation>
    </message>
    <message>
        <source>Monday to Friday, 8 to 5</source>
        <translation>De lunes a viernes, de 8 a 17</translation>
    </message>
    <message>
        <source>This PC&apos;s ({zone})</source>
        <translation>La de esta PC ({zone})</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Today is {day}: open until {time}.</source>
        <translation>Hoy es {day}: abierto hasta las {time}.</translation>
    </message>
    <message>
        <source>Today is {day}: open around the clock.</source>
        <translation>Hoy es {day}: abierto las 24 horas.</translation>
    </message>
    <message>
        <source>Today is {day}: closed now, opens {opening}.</source>
        <translation>Hoy es {day}: cerrado ahora; abre {opening}.</translation>
    </message>
    <message>
        <source>Today is {day}, {name}: closed, opens {opening}.</source>
        <translation>Hoy es {day}, {name}: cerrado; abre {opening}.</translation>
    </message>
    <message>
        <source>Today is {day}: closed, and no opening is in sight.</source>
        <translation>Hoy es {day}: cerrado y sin fecha para abrir.</translation>
    </message>
</context>
<context>
    <name>InboxPanel</name>
    <message>
        <source>Clear search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todas</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Conversaciones</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>Another key for the phone provider</source>
        <translation>Otra clave del proveedor</translation>
    </message>
    <message>
        <source>Copy both from the provider&apos;s console. They are kept in this PC&apos;s key store.</source>
        <translation>Copie las dos de la consola del proveedor. Se guardan en el almacén de claves de esta PC.</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Usar esta clave</translation>
    </message>
    <message>
        <source>Account SID</source>
        <translation>Account SID</translation>
    </message>
    <message>
        <source>Auth token</source>
        <translation>Auth Token</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Consultando al proveedor…</translation>
    </message>
    <message>
        <source>It works, but your numbers are not on this account: {name}.</source>
        <translation>Funciona, pero sus números no están en esta cuenta: {name}.</translation>
    </message>
    <message>
        <source>It works: {name}. Numbers that can call and text: {count}.</source>
        <translation>Funciona: {name}. Números con llamadas y mensajes: {count}.</translation>
    </message>
    <message>
        <source>It is kept, but another key is set in this PC&apos;s environment, and that one wins. Ask whoever set this PC up.</source>
        <translation>Está guardada, pero en el entorno de esta PC hay otra clave y esa tiene prioridad. Pregunte a quien configuró la PC.</translation>
    </message>
</context>
<context>
    <name>KeyFields</name>
    <message>
        <source>Account SID</source>
        <translation>Account SID</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clave de API</translation>
    </message>
    <message>
        <source>API secret</source>
        <translation>Secreto de API</translation>
    </message>
    <message>
        <source>Auth token</source>
        <translation>Auth Token</translation>
    </message>
    <message>
        <source>Kept on this PC</source>
        <translation>Guardada en esta PC</translation>
    </message>
</context>
<context>
    <name>Length</name>
    <message>
        <source>1 text</source>
        <translation>1 mensaje</translation>
    </message>
    <message>
        <source>{count} texts</source>
        <translation>{count} mensajes</translation>
    </message>
    <message>
        <source>Plain letters: 160 fit into one text, 153 into each of several.</source>
        <translation>Letras simples: en un mensaje caben 160; si son varios, 153 en cada uno.</translation>
    </message>
    <message>
        <source>“{sign}” is no plain letter of text messages: with it, 70 characters fit into one text, 67 into each of several.</source>
        <translation>“{sign}” no es una letra simple de los mensajes de texto: con ella caben 70 caracteres en un mensaje; si son varios, 67 en cada uno.</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>DeskReply is made with this free software. Its licences come with it; the names below say which.</source>
        <translation>DeskReply está hecho con este software libre. Incluye sus licencias; los nombres de abajo dicen cuáles.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>LineBox</name>
    <message>
        <source>Registration</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Stop watching this number</source>
        <translation>Dejar de vigilar este número</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change {number}</source>
        <translation>Cambiar {number}</translation>
    </message>
    <message>
        <source>Registration of {number}</source>
        <translation>Registro de {number}</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Consultando al proveedor…</translation>
    </message>
    <message>
        <source>It is not on your provider account: nobody is texted from it.</source>
        <translation>No está en su cuenta del proveedor: desde él no se escribe a nadie.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>For {line} in a wording: Front desk</source>
        <translation>Para {line} en un texto: Recepción</translation>
    </message>
    <message>
        <source>Where calls to it go</source>
        <translation>A dónde van sus llamadas</translation>
    </message>
    <message>
        <source>Tells how an answered call looks there.</source>
        <translation>Indica cómo se ve allí una llamada contestada.</translation>
    </message>
    <message>
        <source>Other phones ring</source>
        <translation>Suenan otros teléfonos</translation>
    </message>
    <message>
        <source>An answering machine</source>
        <translation>Una contestadora</translation>
    </message>
    <message>
        <source>A queue or a menu</source>
        <translation>Una cola o un menú</translation>
    </message>
    <message>
        <source>A phone system (trunk)</source>
        <translation>Un conmutador (troncal)</translation>
    </message>
    <message>
        <source>Which missed calls</source>
        <translation>Qué llamadas perdidas</translation>
    </message>
    <message>
        <source>Of this number.</source>
        <translation>De este número.</translation>
    </message>
    <message>
        <source>As the office</source>
        <translation>Como el consultorio</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Outside its hours</source>
        <translation>Fuera de su horario</translation>
    </message>
    <message>
        <source>In its hours</source>
        <translation>En su horario</translation>
    </message>
    <message>
        <source>When all lines are busy</source>
        <translation>Cuando todas las líneas estén ocupadas</translation>
    </message>
    <message>
        <source>Hours of its own</source>
        <translation>Horario propio</translation>
    </message>
    <message>
        <source>Such as: mon-fri 08:00-17:00. Empty: the office&apos;s.</source>
        <translation>Como: mon-fri 08:00-17:00. Vacío: el del consultorio.</translation>
    </message>
    <message>
        <source>How many can talk at once</source>
        <translation>Cuántos pueden hablar a la vez</translation>
    </message>
    <message>
        <source>Tells when all lines are busy. 0: not known.</source>
        <translation>Indica cuándo todo está ocupado. 0: no se sabe.</translation>
    </message>
    <message>
        <source>phones</source>
        <translation>teléfonos</translation>
    </message>
    <message>
        <source>Shorter is no conversation</source>
        <translation>Menos no es conversación</translation>
    </message>
    <message>
        <source>Calls picked up for less than this were missed.</source>
        <translation>Las contestadas por menos tiempo cuentan como perdidas.</translation>
    </message>
    <message>
        <source>Staff press a key to accept</source>
        <translation>El personal acepta con una tecla</translation>
    </message>
    <message>
        <source>A call has to last this long to be accepted. 0: no such key.</source>
        <translation>La llamada debe durar esto para contar. 0: no hay tal tecla.</translation>
    </message>
    <message>
        <source>It turns spam away</source>
        <translation>Rechaza el spam</translation>
    </message>
    <message>
        <source>Calls that ring nowhere are then not missed.</source>
        <translation>Lo que no suena en ningún lado no cuenta como perdido.</translation>
    </message>
    <message>
        <source>Machines that pick up</source>
        <translation>Máquinas que contestan</translation>
    </message>
    <message>
        <source>Numbers of answering machines: what they pick up was missed.</source>
        <translation>Números de contestadoras: lo que contestan cuenta como perdido.</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Número de teléfono</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>Open this link?</source>
        <translation>¿Abrir este enlace?</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Abrir enlace</translation>
    </message>
    <message>
        <source>It was sent by text and leads to:</source>
        <translation>Llegó en un mensaje y lleva a:</translation>
    </message>
    <message>
        <source>In the text it reads “{host}”. Foreign letters can look like our own.</source>
        <translation>En el mensaje dice “{host}”. Las letras de otros alfabetos pueden parecerse a las nuestras.</translation>
    </message>
    <message>
        <source>It mixes letters of several alphabets, as forged addresses do.</source>
        <translation>Mezcla letras de varios alfabetos, como las direcciones falsas.</translation>
    </message>
    <message>
        <source>Open it only if you expected it from this person.</source>
        <translation>Ábralo solo si lo esperaba de esta persona.</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>Remove {what}</source>
        <translation>Quitar {what}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>y {count} más</translation>
    </message>
</context>
<context>
    <name>LiveTest</name>
    <message>
        <source>Waiting for your call</source>
        <translation>Esperando su llamada</translation>
    </message>
    <message>
        <source>It rings. Hang up before anyone answers</source>
        <translation>Suena. Cuelgue antes de que contesten</translation>
    </message>
    <message>
        <source>Making sure that nobody answered</source>
        <translation>Comprobando que nadie contestó</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Waiting for the carrier, {seconds} s</source>
        <translation>Esperando a la compañía, {seconds} s</translation>
    </message>
    <message>
        <source>Answer the text from your cell</source>
        <translation>Responda desde su celular</translation>
    </message>
    <message>
        <source>No call has arrived. Check the number you dialed. If it rang, this number&apos;s calls do not pass through the account you connected: go back and choose the one that callers dial.</source>
        <translation>No llegó ninguna llamada. Revise el número que marcó. Si sonó, sus llamadas no pasan por la cuenta que conectó: vuelva atrás y elija el número al que llaman.</translation>
    </message>
    <message>
        <source>A call came in without a number: your phone hides it, so it cannot be texted. Turn on “Show my caller ID” in its settings, or dial *82 first, and call again.</source>
        <translation>Llegó una llamada sin número: su teléfono lo oculta y no se le puede escribir. Active “Mostrar mi número” en sus ajustes, o marque antes *82, y llame de nuevo.</translation>
    </message>
    <message>
        <source>A call came in, but from {other}. If that is your phone, use it for the test; otherwise call from {phone}.</source>
        <translation>Llegó una llamada, pero del {other}. Si es su teléfono, úselo para la prueba; si no, llame desde el {phone}.</translation>
    </message>
    <message>
        <source>You called {other}, which is not the number you connected. Call {line}, or go back and choose the other one.</source>
        <translation>Llamó al {other}, que no es el número conectado. Llame al {line}, o vuelva atrás y elija el otro.</translation>
    </message>
    <message>
        <source>The call is still on. Hang up, before anybody or a voicemail answers.</source>
        <translation>La llamada sigue en curso. Cuelgue antes de que conteste alguien o el buzón de voz.</translation>
    </message>
    <message>
        <source>The provider&apos;s log does not show yet how the call ended. This can take up to two minutes.</source>
        <translation>El registro del proveedor aún no muestra cómo terminó la llamada. Puede tardar hasta dos minutos.</translation>
    </message>
    <message>
        <source>The call was answered. If nobody did, the voicemail of a phone took it. Call again and hang up after three or four rings.</source>
        <translation>La llamada fue contestada. Si no fue nadie, la tomó un buzón de voz. Llame de nuevo y cuelgue al tercer o cuarto timbre.</translation>
    </message>
    <message>
        <source>{detail} In Settings, Connection, say what kind of line this is.</source>
        <translation>{detail} En Configuración, Conexión, indique qué tipo de línea es.</translation>
    </message>
    <message>
        <source>The text is still waiting to leave. Check the internet connection of this PC.</source>
        <translation>El mensaje aún no sale. Revise la conexión a internet de esta PC.</translation>
    </message>
    <message>
        <source>It cannot be known whether the text went: the connection broke at the wrong moment. If it is on your phone, answer it; if not, call again.</source>
        <translation>No se sabe si el mensaje salió: la conexión se cortó en mal momento. Si llegó a su teléfono, respóndalo; si no, llame de nuevo.</translation>
    </message>
    <message>
        <source>The carrier has not confirmed it. Some never do. If the text is on your phone, answer it: that counts as well.</source>
        <translation>La compañía telefónica no lo confirmó; algunas nunca lo hacen. Si el mensaje llegó a su teléfono, respóndalo: también cuenta.</translation>
    </message>
    <message>
        <source>No answer has arrived. Any word will do, sent to {line}. You can also go on: the text was delivered.</source>
        <translation>No llegó respuesta. Basta cualquier palabra, enviada al {line}. También puede seguir: el mensaje se entregó.</translation>
    </message>
</context>
<context>
    <name>LiveTestStep</name>
    <message>
        <source>Try it once, for real</source>
        <translation>Pruébelo una vez, de verdad</translation>
    </message>
    <message>
        <source>Leave the office phone ringing. Watch the steps fill in.</source>
        <translation>Deje sonar el teléfono del consultorio y mire cómo avanza.</translation>
    </message>
    <message>
        <source>It works. Auto-text is turned on with Next.</source>
        <translation>Funciona. Con Siguiente se activa el autotexto.</translation>
    </message>
    <message>
        <source>You can skip this. Auto-text is on already.</source>
        <translation>Puede omitirlo. El autotexto ya está activado.</translation>
    </message>
    <message>
        <source>Skipping leaves auto-text on hold.</source>
        <translation>Si lo omite, el autotexto queda en espera.</translation>
    </message>
    <message>
        <source>Live test</source>
        <translation>Prueba en vivo</translation>
    </message>
    <message>
        <source>Call heard</source>
        <translation>Llamada recibida</translation>
    </message>
    <message>
        <source>Text sent</source>
        <translation>Mensaje enviado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Reply arrived</source>
        <translation>Respuesta recibida</translation>
    </message>
    <message>
        <source>{time}, rang {seconds} s, nobody answered</source>
        <translation>{time}, sonó {seconds} s, nadie contestó</translation>
    </message>
    <message>
        <source>{time}, {seconds} s after you hung up</source>
        <translation>{time}, {seconds} s después de colgar</translation>
    </message>
    <message>
        <source>Enter your cell first</source>
        <translation>Primero escriba su celular</translation>
    </message>
    <message>
        <source>One moment, the office is being opened</source>
        <translation>Un momento, se abre el consultorio</translation>
    </message>
    <message>
        <source>Answer the text from your cell</source>
        <translation>Responda desde su celular</translation>
    </message>
    <message>
        <source>Open approval tracker</source>
        <translation>Ver la aprobación</translation>
    </message>
    <message>
        <source>That is my phone</source>
        <translation>Ese es mi teléfono</translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>Locked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>DeskReply goes on working meanwhile.</source>
        <translation>DeskReply sigue trabajando mientras tanto.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Forgot your PIN?</source>
        <translation>¿Olvidó su PIN?</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something in DeskReply failed. Nothing was lost; try again.</source>
        <translation>Algo falló en DeskReply. No se perdió nada; intente de nuevo.</translation>
    </message>
    <message>
        <source>DeskReply</source>
        <translation>DeskReply</translation>
    </message>
</context>
<context>
    <name>ManageReplies</name>
    <message>
        <source>Saved replies</source>
        <translation>Respuestas guardadas</translation>
    </message>
    <message>
        <source>Type / at the start of a text to use one.</source>
        <translation>Escriba / al comienzo de un mensaje para usar una.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge with a contact</source>
        <translation>Unir con un contacto</translation>
    </message>
    <message>
        <source>{number} is added to the contact you choose.</source>
        <translation>{number} se agrega al contacto que usted elija.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Unir</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Nombre o número</translation>
    </message>
    <message>
        <source>Find a contact</source>
        <translation>Buscar un contacto</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>No se encontró a nadie.</translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>this person</source>
        <translation>esta persona</translation>
    </message>
    <message>
        <source>Edit name</source>
        <translation>Cambiar el nombre</translation>
    </message>
    <message>
        <source>Merge with a contact…</source>
        <translation>Unir con un contacto…</translation>
    </message>
    <message>
        <source>Block caller…</source>
        <translation>Bloquear a quien llama…</translation>
    </message>
    <message>
        <source>Unblock caller</source>
        <translation>Desbloquear a quien llama</translation>
    </message>
    <message>
        <source>Block {number}?</source>
        <translation>¿Bloquear {number}?</translation>
    </message>
    <message>
        <source>Their missed calls are never texted again. You can still write and call.</source>
        <translation>Nunca más se escribirá por sus llamadas perdidas. Usted aún puede escribir y llamar.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Why? (optional)</source>
        <translation>¿Por qué? (opcional)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueado</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>On the call-back list</source>
        <translation>En la lista de llamadas por devolver</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Use another wording…</source>
        <translation>Usar otro texto…</translation>
    </message>
    <message>
        <source>End the comparison, keep {name}</source>
        <translation>Terminar la comparación, dejar {name}</translation>
    </message>
    <message>
        <source>Compare with another wording…</source>
        <translation>Comparar con otro texto…</translation>
    </message>
    <message>
        <source>Promise another time…</source>
        <translation>Prometer otro plazo…</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>Versiones anteriores…</translation>
    </message>
    <message>
        <source>Send it to a phone…</source>
        <translation>Enviarlo a un teléfono…</translation>
    </message>
    <message>
        <source>None of its own</source>
        <translation>Ninguno propio</translation>
    </message>
    <message>
        <source>Saved. Callers get it from now on.</source>
        <translation>Guardado. Se envía desde ahora.</translation>
    </message>
    <message>
        <source>Saved. From now on half of the callers get each.</source>
        <translation>Guardado. Desde ahora, cada uno va a la mitad de las llamadas.</translation>
    </message>
    <message>
        <source>As usual ({time})</source>
        <translation>El de siempre ({time})</translation>
    </message>
</context>
<context>
    <name>Nav</name>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Buscar en la configuración</translation>
    </message>
    <message>
        <source>Nothing found. Try another word.</source>
        <translation>No se encontró nada. Pruebe otra palabra.</translation>
    </message>
</context>
<context>
    <name>NextCaller</name>
    <message>
        <source>What to try</source>
        <translation>Qué probar</translation>
    </message>
    <message>
        <source>All practice callers have called</source>
        <translation>Ya llamaron todos</translation>
    </message>
    <message>
        <source>They can call again, from other numbers</source>
        <translation>Pueden llamar otra vez, de otros números</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>Next practice caller</source>
        <translation>Próxima llamada</translation>
    </message>
    <message>
        <source>Call now</source>
        <translation>Llamar ya</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Agregar nota</translation>
    </message>
    <message>
        <source>Only the newest are shown. Type more to find others.</source>
        <translation>Solo se muestran las más nuevas. Escriba más para encontrar otras.</translation>
    </message>
    <message>
        <source>Older ones are not shown. Search finds them.</source>
        <translation>Las más antiguas no se muestran. La búsqueda las encuentra.</translation>
    </message>
    <message>
        <source>Not shown: {rest}</source>
        <translation>No se muestran: {rest}</translation>
    </message>
    <message numerus="yes">
        <source>%n to call back</source>
        <translation>
            <numerusform>%n llamada por devolver</numerusform>
            <numerusform>%n llamadas por devolver</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting on them</source>
        <translation>
            <numerusform>%n esperando al cliente</numerusform>
            <numerusform>%n esperando al cliente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booked</source>
        <translation>
            <numerusform>%n con cita</numerusform>
            <numerusform>%n con cita</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n snoozed</source>
        <translation>
            <numerusform>%n pospuesta</numerusform>
            <numerusform>%n pospuestas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n caller(s) hid their number today</source>
        <translation>
            <numerusform>1 llamada ocultó su número hoy</numerusform>
            <numerusform>%n llamadas ocultaron su número hoy</numerusform>
        </translation>
    </message>
    <message>
        <source>No name, number or text has “{words}”.</source>
        <translation>Ningún nombre, número ni mensaje contiene “{words}”.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>No se encontró nada</translation>
    </message>
    <message>
        <source>Nothing to answer</source>
        <translation>Nada pendiente</translation>
    </message>
    <message>
        <source>Nothing is overdue</source>
        <translation>No hay nada vencido</translation>
    </message>
    <message>
        <source>Nothing is claimed by you</source>
        <translation>Usted no ha tomado ninguna</translation>
    </message>
    <message>
        <source>A reply claims it for you.</source>
        <translation>Al responder, la conversación queda a su cargo.</translation>
    </message>
    <message>
        <source>Everything is claimed</source>
        <translation>Todas tienen a alguien a cargo</translation>
    </message>
    <message>
        <source>Nobody has to answer you</source>
        <translation>No se espera a ningún cliente</translation>
    </message>
    <message>
        <source>Nothing is snoozed</source>
        <translation>No hay nada pospuesto</translation>
    </message>
    <message>
        <source>Every text was delivered</source>
        <translation>Todos los mensajes se entregaron</translation>
    </message>
    <message>
        <source>Nobody to call back</source>
        <translation>No hay llamadas por devolver</translation>
    </message>
    <message>
        <source>Nothing is done yet</source>
        <translation>Todavía no hay nada terminado</translation>
    </message>
    <message>
        <source>Missed callers and texts appear here.</source>
        <translation>Aquí aparecen las llamadas perdidas y los mensajes.</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Todavía no hay conversaciones</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Calls</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>No calls</source>
        <translation>Sin voz</translation>
    </message>
    <message>
        <source>No texts</source>
        <translation>Sin SMS</translation>
    </message>
    <message>
        <source>Calls only</source>
        <translation>Solo voz</translation>
    </message>
    <message>
        <source>Texts only</source>
        <translation>Solo SMS</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>En revisión</translation>
    </message>
    <message>
        <source>Turned down</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Not registered</source>
        <translation>Sin registrar</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Sin dato</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>Office</source>
        <translation>Consultorio</translation>
    </message>
    <message>
        <source>Who you are to your callers, and by which rules they are texted.</source>
        <translation>Quién es usted para quienes llaman y con qué reglas se les escribe.</translation>
    </message>
    <message>
        <source>Your office</source>
        <translation>Su consultorio</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Every automatic text says it: who is writing?</source>
        <translation>Todo mensaje automático dice quién escribe.</translation>
    </message>
    <message>
        <source>What you do</source>
        <translation>Qué ofrece</translation>
    </message>
    <message>
        <source>For {service} in a wording: dental care</source>
        <translation>Para {service} en un texto: cuidado dental</translation>
    </message>
    <message>
        <source>Where you are</source>
        <translation>Dónde está</translation>
    </message>
    <message>
        <source>For {area} in a wording: Oak Park</source>
        <translation>Para {area} en un texto: Oak Park</translation>
    </message>
    <message>
        <source>Booking page</source>
        <translation>Página de citas</translation>
    </message>
    <message>
        <source>Where callers can book by themselves, for {booking_link}.</source>
        <translation>Para reservar en línea, {booking_link}.</translation>
    </message>
    <message>
        <source>Please enter a web address that starts with https://</source>
        <translation>Escriba una dirección web que empiece con https://</translation>
    </message>
    <message>
        <source>Language of texts</source>
        <translation>Idioma de los mensajes</translation>
    </message>
    <message>
        <source>For callers of whom no language is known.</source>
        <translation>Para quienes no se sabe qué idioma hablan.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>horas</translation>
    </message>
    <message>
        <source>When a call is missed</source>
        <translation>Cuando se pierde una llamada</translation>
    </message>
    <message>
        <source>Text missed callers</source>
        <translation>Escribir a las llamadas perdidas</translation>
    </message>
    <message>
        <source>Off: they only stand on the call-back list.</source>
        <translation>Apagado: solo van a la lista de llamadas por devolver.</translation>
    </message>
    <message>
        <source>Which missed calls</source>
        <translation>Qué llamadas perdidas</translation>
    </message>
    <message>
        <source>The others go to the call-back list.</source>
        <translation>Las demás van a la lista de llamadas por devolver.</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Outside office hours</source>
        <translation>Fuera del horario</translation>
    </message>
    <message>
        <source>In office hours</source>
        <translation>En el horario</translation>
    </message>
    <message>
        <source>When all lines are busy</source>
        <translation>Cuando todas las líneas estén ocupadas</translation>
    </message>
    <message>
        <source>Wait before the text</source>
        <translation>Espera antes del mensaje</translation>
    </message>
    <message>
        <source>From hang-up. If they call again meanwhile, no text leaves.</source>
        <translation>Desde que cuelgan. Si llaman de nuevo entretanto, no sale.</translation>
    </message>
    <message>
        <source>Wait until a call counts as missed</source>
        <translation>Espera para darla por perdida</translation>
    </message>
    <message>
        <source>After it ended; a phone system may be slow to say who answered.</source>
        <translation>Tras terminar; algunos conmutadores tardan en decir quién contestó.</translation>
    </message>
    <message>
        <source>Too old to text</source>
        <translation>Demasiado vieja para escribir</translation>
    </message>
    <message>
        <source>An older missed call, as after a sleep of this PC, is left to you.</source>
        <translation>Una anterior, como tras suspenderse la PC, se la dejamos a usted.</translation>
    </message>
    <message>
        <source>Longest a text is held</source>
        <translation>Máximo que se retiene un mensaje</translation>
    </message>
    <message>
        <source>One held longer, as through the night, is left to you.</source>
        <translation>Si espera más, como toda la noche, se lo dejamos a usted.</translation>
    </message>
    <message>
        <source>If it is not sure that a text went</source>
        <translation>Si no es seguro que salió</translation>
    </message>
    <message>
        <source>Sending it again may text somebody twice.</source>
        <translation>Enviarlo de nuevo puede repetir el mensaje.</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>Preguntarme</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Enviarlo de nuevo</translation>
    </message>
    <message>
        <source>At night</source>
        <translation>De noche</translation>
    </message>
    <message>
        <source>in the caller&apos;s time zone</source>
        <translation>en la zona horaria de quien llama</translation>
    </message>
    <message>
        <source>Hold texts at night</source>
        <translation>Retener mensajes de noche</translation>
    </message>
    <message>
        <source>They leave when the night is over.</source>
        <translation>Salen cuando termina la noche.</translation>
    </message>
    <message>
        <source>Night begins</source>
        <translation>La noche empieza</translation>
    </message>
    <message>
        <source>Federal rules say 9 PM; some states are stricter.</source>
        <translation>La norma federal dice 21:00; algunos estados son más estrictos.</translation>
    </message>
    <message>
        <source>Night ends</source>
        <translation>La noche termina</translation>
    </message>
    <message>
        <source>Federal rules say 8 AM; some states are stricter.</source>
        <translation>La norma federal dice 08:00; algunos estados son más estrictos.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>mensajes</translation>
    </message>
    <message>
        <source>Not too often</source>
        <translation>Sin exagerar</translation>
    </message>
    <message>
        <source>One text per caller in</source>
        <translation>Un mensaje por persona cada</translation>
    </message>
    <message>
        <source>Who calls again in this time is not texted again.</source>
        <translation>A quien llama de nuevo en este lapso no se le repite.</translation>
    </message>
    <message>
        <source>Most texts to one caller in 30 days</source>
        <translation>Máximo por persona en 30 días</translation>
    </message>
    <message>
        <source>Automatic ones. 0: no limit.</source>
        <translation>Mensajes automáticos. 0: sin límite.</translation>
    </message>
    <message>
        <source>No automatic text while you are in touch</source>
        <translation>Sin automáticos si ya conversan</translation>
    </message>
    <message>
        <source>For so long after you wrote them yourself.</source>
        <translation>Por este tiempo desde que usted le escribió.</translation>
    </message>
    <message>
        <source>Most texts of the office in ten minutes</source>
        <translation>Máximo del consultorio en 10 minutos</translation>
    </message>
    <message>
        <source>More are held, and you are told.</source>
        <translation>Los demás se retienen y se le avisa.</translation>
    </message>
    <message>
        <source>Most texts of the office in a day</source>
        <translation>Máximo del consultorio en un día</translation>
    </message>
    <message>
        <source>Callers with nearly the same number</source>
        <translation>Llamadas de números casi iguales</translation>
    </message>
    <message>
        <source>More of them in an hour look like fraud and are held. 0: no limit.</source>
        <translation>Más en una hora parecen fraude y se retienen. 0: sin límite.</translation>
    </message>
    <message>
        <source>callers</source>
        <translation>llamadas</translation>
    </message>
    <message>
        <source>Who is not texted</source>
        <translation>A quién no se escribe</translation>
    </message>
    <message>
        <source>Your own phones</source>
        <translation>Sus propios teléfonos</translation>
    </message>
    <message>
        <source>Calls from these are never texted back.</source>
        <translation>A sus llamadas nunca se les responde.</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Número de teléfono</translation>
    </message>
    <message>
        <source>Please enter a phone number such as (212) 555-0123.</source>
        <translation>Escriba un número de teléfono, como (212) 555-0123.</translation>
    </message>
    <message>
        <source>Countries and territories</source>
        <translation>Países y territorios</translation>
    </message>
    <message>
        <source>Callers from others are not texted. US: the United States, CA: Canada.</source>
        <translation>A los demás no se escribe. US: Estados Unidos, CA: Canadá.</translation>
    </message>
    <message>
        <source>Two letters</source>
        <translation>Dos letras</translation>
    </message>
    <message>
        <source>Please enter the two letters of a country; at least one has to stay.</source>
        <translation>Escriba las dos letras de un país; debe quedar al menos uno.</translation>
    </message>
    <message>
        <source>Numbers that cannot get texts</source>
        <translation>Números que no reciben mensajes</translation>
    </message>
    <message>
        <source>Not tried again for so long after a text could not be delivered.</source>
        <translation>No se reintenta por este tiempo tras una entrega fallida.</translation>
    </message>
    <message>
        <source>Answering in time</source>
        <translation>Responder a tiempo</translation>
    </message>
    <message>
        <source>What the text promises</source>
        <translation>Lo que promete el mensaje</translation>
    </message>
    <message>
        <source>Within how long you answer. The clock starts when the text leaves.</source>
        <translation>En cuánto tiempo responde. Corre desde que sale el mensaje.</translation>
    </message>
    <message>
        <source>Remind us</source>
        <translation>Recordarnos</translation>
    </message>
    <message>
        <source>When half, three quarters and nearly all of that time is used up.</source>
        <translation>Al pasar la mitad, tres cuartos y casi todo ese tiempo.</translation>
    </message>
    <message>
        <source>Urgent words</source>
        <translation>Palabras urgentes</translation>
    </message>
    <message>
        <source>A text with one of these raises a loud alert and goes to the top.</source>
        <translation>Un mensaje con alguna suena fuerte y sube al principio.</translation>
    </message>
    <message>
        <source>Word or phrase</source>
        <translation>Palabra o frase</translation>
    </message>
    <message>
        <source>Please enter words of at most 60 characters.</source>
        <translation>Escriba palabras de 60 caracteres como máximo.</translation>
    </message>
    <message>
        <source>Follow-ups and scheduled texts</source>
        <translation>Recordatorios y mensajes programados</translation>
    </message>
    <message>
        <source>Nudge callers who do not reply</source>
        <translation>Recordar a quien no responde</translation>
    </message>
    <message>
        <source>Once more, gently; anything that happens between you cancels it.</source>
        <translation>Otra vez, con tacto; cualquier contacto entre ustedes lo cancela.</translation>
    </message>
    <message>
        <source>Nudge them after</source>
        <translation>Recordar tras</translation>
    </message>
    <message>
        <source>It leaves in office hours.</source>
        <translation>Sale en el horario de atención.</translation>
    </message>
    <message>
        <source>Most nudges</source>
        <translation>Máximo de recordatorios</translation>
    </message>
    <message>
        <source>To one caller.</source>
        <translation>A una persona.</translation>
    </message>
    <message>
        <source>Take scheduled texts back</source>
        <translation>Retirar los mensajes programados</translation>
    </message>
    <message>
        <source>When the caller writes or is spoken to before they leave.</source>
        <translation>Si la persona escribe o se habla con ella antes de que salgan.</translation>
    </message>
    <message>
        <source>A scheduled text may be late by</source>
        <translation>Retraso máximo de uno programado</translation>
    </message>
    <message>
        <source>A later one, as after a sleep of this PC, is left to you.</source>
        <translation>Si tarda más, como tras suspenderse la PC, se lo dejamos a usted.</translation>
    </message>
</context>
<context>
    <name>OfficeStep</name>
    <message>
        <source>Your office</source>
        <translation>Su consultorio</translation>
    </message>
    <message>
        <source>Callers see the business name. Your team sees yours.</source>
        <translation>Quien llama ve el nombre del negocio; su equipo, el de usted.</translation>
    </message>
    <message>
        <source>Choose the days on which the office is open.</source>
        <translation>Elija los días en que abre el consultorio.</translation>
    </message>
    <message>
        <source>The office closes before it opens. Change one of the times.</source>
        <translation>El consultorio cierra antes de abrir. Cambie una de las horas.</translation>
    </message>
    <message>
        <source>Lunch has to begin and end while the office is open.</source>
        <translation>El almuerzo debe empezar y terminar dentro del horario.</translation>
    </message>
    <message>
        <source>Business name</source>
        <translation>Nombre del negocio</translation>
    </message>
    <message>
        <source>Your first name</source>
        <translation>Su nombre</translation>
    </message>
    <message>
        <source>Open on</source>
        <translation>Días de atención</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Lunch begins</source>
        <translation>Inicio del almuerzo</translation>
    </message>
    <message>
        <source>Lunch ends</source>
        <translation>Fin del almuerzo</translation>
    </message>
    <message>
        <source>Closed for lunch</source>
        <translation>Cierra al almuerzo</translation>
    </message>
    <message>
        <source>Different hours per day, holidays: later, in Settings.</source>
        <translation>Horarios por día y feriados: después, en Configuración.</translation>
    </message>
</context>
<context>
    <name>OwnerField</name>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>Owner: {name}</source>
        <translation>A cargo: {name}</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Tomar el relevo</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Tomarla</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Assign to {name}</source>
        <translation>Asignar a {name}</translation>
    </message>
    <message>
        <source>Assign to somebody else…</source>
        <translation>Asignar a otra persona…</translation>
    </message>
    <message>
        <source>Take it over?</source>
        <translation>¿Tomarla usted?</translation>
    </message>
    <message>
        <source>{name} has this conversation. Take it over?</source>
        <translation>{name} lleva esta conversación. ¿Quiere tomarla usted?</translation>
    </message>
    <message>
        <source>Assign to whom?</source>
        <translation>¿A quién se asigna?</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>Who works at this desk?</source>
        <translation>¿Quién trabaja en este puesto?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Su nombre</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Has a PIN</source>
        <translation>Tiene PIN</translation>
    </message>
    <message>
        <source>No PIN yet</source>
        <translation>Aún sin PIN</translation>
    </message>
    <message>
        <source>At this desk</source>
        <translation>En este puesto</translation>
    </message>
    <message>
        <source>This is me</source>
        <translation>Soy yo</translation>
    </message>
    <message>
        <source>I am {name}</source>
        <translation>Soy {name}</translation>
    </message>
    <message>
        <source>Change the PIN of {name}</source>
        <translation>Cambiar el PIN de {name}</translation>
    </message>
    <message>
        <source>Set a PIN for {name}</source>
        <translation>Crear un PIN para {name}</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>Cambiar el nombre de {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Quitar a {name}</translation>
    </message>
</context>
<context>
    <name>Persons</name>
    <message>
        <source>Several people have this number</source>
        <translation>Varias personas tienen este número</translation>
    </message>
    <message>
        <source>Also at</source>
        <translation>También en</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Existing</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>Sin nombre</translation>
    </message>
</context>
<context>
    <name>PickTime</name>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Posponer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Snooze until then</source>
        <translation>Posponer hasta entonces</translation>
    </message>
</context>
<context>
    <name>Pins</name>
    <message>
        <source>A PIN has 4 to 8 digits.</source>
        <translation>Un PIN tiene de 4 a 8 dígitos.</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess. Choose one that does not count or repeat.</source>
        <translation>Este PIN es fácil de adivinar. Elija uno sin secuencias ni repeticiones.</translation>
    </message>
    <message>
        <source>The two PINs differ. Type them again.</source>
        <translation>Los dos PIN no coinciden. Escríbalos de nuevo.</translation>
    </message>
    <message>
        <source>This PIN is not right.</source>
        <translation>Este PIN no es correcto.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {time}.</source>
        <translation>Demasiados intentos. Espere {time}.</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>Spanish booking</source>
        <translation>Cita en español</translation>
    </message>
    <message>
        <source>Insurance question</source>
        <translation>Pregunta de seguro</translation>
    </message>
    <message>
        <source>Angry caller</source>
        <translation>Persona molesta</translation>
    </message>
    <message>
        <source>Landline</source>
        <translation>Teléfono fijo</translation>
    </message>
    <message>
        <source>Says STOP</source>
        <translation>Responde STOP</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Número equivocado</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>texted</source>
        <translation>se le escribió</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>to answer</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>atendida</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falló</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>de baja</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>Answer a caller</source>
        <translation>Responda a alguien</translation>
    </message>
    <message>
        <source>Write, then press Enter</source>
        <translation>Escriba y pulse Enter</translation>
    </message>
    <message>
        <source>You texted {whom}</source>
        <translation>Escribió a {whom}</translation>
    </message>
    <message>
        <source>Use a saved reply</source>
        <translation>Use una respuesta guardada</translation>
    </message>
    <message>
        <source>Type / and press Enter</source>
        <translation>Escriba / y pulse Enter</translation>
    </message>
    <message>
        <source>You used “{whom}”</source>
        <translation>Usó “{whom}”</translation>
    </message>
    <message>
        <source>Snooze one</source>
        <translation>Posponga una</translation>
    </message>
    <message>
        <source>Until they reply</source>
        <translation>Hasta que responda</translation>
    </message>
    <message>
        <source>You snoozed {whom}</source>
        <translation>Pospuso a {whom}</translation>
    </message>
    <message>
        <source>Call someone back</source>
        <translation>Devuelva una llamada</translation>
    </message>
    <message>
        <source>The landline caller</source>
        <translation>La del teléfono fijo</translation>
    </message>
    <message>
        <source>You called {whom}</source>
        <translation>Llamó a {whom}</translation>
    </message>
    <message>
        <source>Mark one Done</source>
        <translation>Termine una</translation>
    </message>
    <message>
        <source>Booked, or not a fit</source>
        <translation>Con cita, o no corresponde</translation>
    </message>
    <message>
        <source>{whom} is done</source>
        <translation>{whom}: terminada</translation>
    </message>
    <message>
        <source>later</source>
        <translation>después</translation>
    </message>
    <message>
        <source>in {count} s</source>
        <translation>en {count} s</translation>
    </message>
    <message>
        <source>in {count} min</source>
        <translation>en {count} min</translation>
    </message>
</context>
<context>
    <name>PracticeBar</name>
    <message>
        <source>PRACTICE: nothing is sent</source>
        <translation>PRÁCTICA: no se envía nada</translation>
    </message>
    <message>
        <source>Scripted callers, a separate database, no account needed</source>
        <translation>Llamadas simuladas, base de datos aparte, sin cuenta</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation>Salir de la práctica</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Inbox</source>
        <translation>Bandeja de entrada</translation>
    </message>
    <message>
        <source>Manage saved replies</source>
        <translation>Administrar las respuestas guardadas</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Atajos de teclado</translation>
    </message>
    <message>
        <source>Keyboard shortcuts (Ctrl+/)</source>
        <translation>Atajos de teclado (Ctrl+/)</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Configuración (Ctrl+,)</translation>
    </message>
</context>
<context>
    <name>ReadyStep</name>
    <message>
        <source>Auto-text is ON</source>
        <translation>Autotexto activado</translation>
    </message>
    <message>
        <source>Auto-text is on hold</source>
        <translation>Autotexto en espera</translation>
    </message>
    <message>
        <source>From now on, missed callers of {number} get a text.</source>
        <translation>Desde ahora, las llamadas perdidas al {number} reciben un mensaje.</translation>
    </message>
    <message>
        <source>Missed callers of {number} get no text yet.</source>
        <translation>Las llamadas perdidas al {number} aún no reciben mensaje.</translation>
    </message>
    <message>
        <source>Open the inbox</source>
        <translation>Abrir la bandeja</translation>
    </message>
    <message>
        <source>Share with other desks</source>
        <translation>Compartir con otros puestos</translation>
    </message>
    <message>
        <source>Whoever looks after your computers does this once: they set up a PostgreSQL database, and put its address into {name} on each PC. From then on all desks show the same inbox, and only one of them texts a caller.</source>
        <translation>Lo hace una sola vez quien cuida sus computadoras: instala una base de datos PostgreSQL y pone su dirección en {name} en cada PC. Desde entonces todos los puestos muestran la misma bandeja, y solo uno escribe a cada llamada.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copiar el texto</translation>
    </message>
    <message>
        <source>Hide what patients write in alerts</source>
        <translation>Ocultar en las alertas lo que escriben</translation>
    </message>
    <message>
        <source>Alerts show the name only</source>
        <translation>Las alertas muestran solo el nombre</translation>
    </message>
    <message>
        <source>Alerts show the name and the words</source>
        <translation>Las alertas muestran nombre y mensaje</translation>
    </message>
    <message>
        <source>One inbox for every PC at the office</source>
        <translation>Una bandeja para todas las PC</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>Write it down: it opens your backups on another PC</source>
        <translation>Anótelo: abre sus copias en otra PC</translation>
    </message>
    <message>
        <source>Set up later</source>
        <translation>Más adelante</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Turn it on</source>
        <translation>Activar</translation>
    </message>
    <message>
        <source>The live test was not finished</source>
        <translation>La prueba en vivo no se terminó</translation>
    </message>
    <message>
        <source>Nobody is texted until you turn it on.</source>
        <translation>No se escribe a nadie hasta que lo active.</translation>
    </message>
    <message>
        <source>Missed callers are texted back</source>
        <translation>Se responde a las llamadas perdidas</translation>
    </message>
    <message>
        <source>Not tried out yet: call the office once and hang up to see it work.</source>
        <translation>Aún sin probar: llame al consultorio y cuelgue para verlo.</translation>
    </message>
    <message>
        <source>Delivered, and your reply arrived. Everything works.</source>
        <translation>Se entregó y su respuesta llegó. Todo funciona.</translation>
    </message>
    <message>
        <source>It was delivered. Your reply has not arrived yet.</source>
        <translation>Se entregó. Su respuesta aún no llega.</translation>
    </message>
    <message numerus="yes">
        <source>Your test call was texted in %n second(s)</source>
        <translation>
            <numerusform>Su llamada de prueba recibió un mensaje en 1 segundo</numerusform>
            <numerusform>Su llamada de prueba recibió un mensaje en %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Start with Windows</source>
        <translation>Iniciar con Windows</translation>
    </message>
    <message>
        <source>Start with this Mac</source>
        <translation>Iniciar con esta Mac</translation>
    </message>
    <message>
        <source>Start with this PC</source>
        <translation>Iniciar con esta PC</translation>
    </message>
    <message>
        <source>Switched off in the system&apos;s settings for apps at sign-in</source>
        <translation>Desactivado en las aplicaciones de inicio del sistema</translation>
    </message>
    <message>
        <source>Opens quietly in the tray at sign-in</source>
        <translation>Se abre sin ventana al iniciar sesión</translation>
    </message>
</context>
<context>
    <name>RecentAlerts</name>
    <message>
        <source>Alerts</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Last alerts</source>
        <translation>Últimas alertas</translation>
    </message>
    <message>
        <source>None yet. New texts and answers that are due appear here.</source>
        <translation>Aún ninguna. Aquí aparecen los mensajes nuevos y los plazos por vencer.</translation>
    </message>
    <message>
        <source>Pause alerts</source>
        <translation>Pausar las alertas</translation>
    </message>
    <message>
        <source>Alerts are paused until {time}</source>
        <translation>Alertas en pausa hasta: {time}</translation>
    </message>
    <message>
        <source>Show alerts again</source>
        <translation>Reanudar las alertas</translation>
    </message>
    <message>
        <source>Texting goes on, and what is overdue stays marked.</source>
        <translation>Se sigue escribiendo y lo vencido sigue marcado.</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Hasta mañana</translation>
    </message>
</context>
<context>
    <name>RecordsQuestion</name>
    <message>
        <source>Does your office keep health records?</source>
        <translation>¿Lleva expedientes médicos su consultorio?</translation>
    </message>
    <message>
        <source>A dental or medical office does. US law (HIPAA) then asks for an agreement with the phone provider, a BAA, since patients&apos; texts pass through it. DeskReply only writes down your answer; you can change it in Settings.</source>
        <translation>Un consultorio dental o médico sí. La ley de EE. UU. (HIPAA) exige entonces un acuerdo con el proveedor de telefonía, un BAA, porque los mensajes de los pacientes pasan por él. DeskReply solo anota su respuesta; puede cambiarla en Configuración.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Yes, and a BAA is signed</source>
        <translation>Sí, y hay un BAA firmado</translation>
    </message>
    <message>
        <source>Yes, a BAA is not signed yet</source>
        <translation>Sí, el BAA aún no está firmado</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>RecoveryCard</name>
    <message>
        <source>This is not the recovery code of this PC. Look at what was written down, all fourteen groups of it.</source>
        <translation>No es el código de recuperación de esta PC. Revise lo que se anotó, los catorce grupos.</translation>
    </message>
    <message>
        <source>A new PIN for {name}</source>
        <translation>PIN nuevo para {name}</translation>
    </message>
    <message>
        <source>The recovery code was written down when DeskReply was set up. Without it, somebody else on the team can unlock, remove you from the team and add you again.</source>
        <translation>El código de recuperación se anotó al configurar DeskReply. Sin él, otra persona del equipo puede desbloquear, quitarle del equipo y agregarle de nuevo.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Código de recuperación</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>PIN nuevo, otra vez</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Set it and unlock</source>
        <translation>Crear y desbloquear</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>Find the cause</source>
        <translation>Buscar la causa</translation>
    </message>
    <message>
        <source>Enter the key again</source>
        <translation>Volver a poner la clave</translation>
    </message>
    <message>
        <source>Open approval tracker</source>
        <translation>Ver la aprobación</translation>
    </message>
    <message>
        <source>Set the clock</source>
        <translation>Ajustar el reloj</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mostrar la carpeta</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Hacer una copia</translation>
    </message>
    <message>
        <source>Restart DeskReply</source>
        <translation>Reiniciar DeskReply</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Activar</translation>
    </message>
</context>
<context>
    <name>RepliesPage</name>
    <message>
        <source>Saved replies</source>
        <translation>Respuestas guardadas</translation>
    </message>
    <message>
        <source>Type / at the start of a text to use one.</source>
        <translation>Escriba / al comienzo de un mensaje para usar una.</translation>
    </message>
    <message>
        <source>Saved replies
snippets canned templates</source>
        <translation>Respuestas guardadas
plantillas frases predefinidas</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
</context>
<context>
    <name>RepliesPopup</name>
    <message>
        <source>Saved replies</source>
        <translation>Respuestas guardadas</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>elegir</translation>
    </message>
    <message>
        <source>Enter inserts, never sends</source>
        <translation>Enter inserta, nunca envía</translation>
    </message>
</context>
<context>
    <name>ReplyBook</name>
    <message>
        <source>Title in English</source>
        <translation>Título en inglés</translation>
    </message>
    <message>
        <source>Text in English</source>
        <translation>Texto en inglés</translation>
    </message>
    <message>
        <source>Title in Spanish</source>
        <translation>Título en español</translation>
    </message>
    <message>
        <source>Text in Spanish</source>
        <translation>Texto en español</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Respuestas guardadas</translation>
    </message>
    <message>
        <source>New reply</source>
        <translation>Respuesta nueva</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Aún sin guardar.</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Eliminada.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardada.</translation>
    </message>
    <message>
        <source>Filled in by themselves: {fields}</source>
        <translation>Se llenan solos: {fields}</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>{count} of {of}</source>
        <translation>{count} de {of}</translation>
    </message>
    <message>
        <source>No texts yet</source>
        <translation>Aún sin mensajes</translation>
    </message>
    <message>
        <source>{low} to {high} %</source>
        <translation>{low} a {high} %</translation>
    </message>
</context>
<context>
    <name>ResultsCard</name>
    <message>
        <source>Replied within the day</source>
        <translation>Respondieron en el día</translation>
    </message>
    <message>
        <source>{name} does better</source>
        <translation>{name} va mejor</translation>
    </message>
    <message>
        <source>Too few to tell</source>
        <translation>Aún muy pocos</translation>
    </message>
    <message>
        <source>Since {day}, with the 95 % interval.</source>
        <translation>Desde: {day}, con el intervalo del 95 %.</translation>
    </message>
    <message>
        <source>Half of the callers get each since {day}, with the 95 % interval.</source>
        <translation>Cada uno va a la mitad de las llamadas. Desde: {day}, con el intervalo del 95 %.</translation>
    </message>
</context>
<context>
    <name>Row</name>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Please enter a number from {low} to {high}.</source>
        <translation>Escriba un número de {low} a {high}.</translation>
    </message>
    <message>
        <source>Please enter a whole number from {low} to {high}.</source>
        <translation>Escriba un número entero de {low} a {high}.</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Marcar como leída</translation>
    </message>
    <message>
        <source>Take over from {owner}</source>
        <translation>Tomar el relevo de {owner}</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>Posponer…</translation>
    </message>
    <message>
        <source>Done…</source>
        <translation>Terminar…</translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n sin leer</numerusform>
            <numerusform>%n sin leer</numerusform>
        </translation>
    </message>
    <message>
        <source>with {owner}</source>
        <translation>a cargo de {owner}</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Borrador:</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Llamada perdida</translation>
    </message>
    <message>
        <source>Picture or file</source>
        <translation>Imagen o archivo</translation>
    </message>
    <message>
        <source>Urgent?</source>
        <translation>¿Urgente?</translation>
    </message>
    <message>
        <source>Automatic:</source>
        <translation>Automático:</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>Nota:</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Consultorio</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Pospuesta</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>No entregado</translation>
    </message>
    <message>
        <source>Opted out</source>
        <translation>No quiere mensajes</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Con cita</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Número equivocado</translation>
    </message>
    <message>
        <source>Not a fit</source>
        <translation>No corresponde</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Waiting on them</source>
        <translation>Esperando al cliente</translation>
    </message>
    <message>
        <source>Until they reply</source>
        <translation>Hasta que responda</translation>
    </message>
    <message>
        <source>Until {time}</source>
        <translation>Hasta: {time}</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>1 llamada</numerusform>
            <numerusform>%n llamadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SayWho</name>
    <message>
        <source>Are you {name}?</source>
        <translation>¿Es usted {name}?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>SchedulePopup</name>
    <message>
        <source>Send later</source>
        <translation>Enviar más tarde</translation>
    </message>
    <message>
        <source>Pick a time…</source>
        <translation>Elegir la hora…</translation>
    </message>
    <message>
        <source>Pick a time</source>
        <translation>Elegir la hora</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programar</translation>
    </message>
    <message>
        <source>This afternoon</source>
        <translation>Esta tarde</translation>
    </message>
    <message>
        <source>Tomorrow at opening</source>
        <translation>Mañana al abrir</translation>
    </message>
    <message>
        <source>At the next opening</source>
        <translation>La próxima vez que se abra</translation>
    </message>
    <message>
        <source>For example: tomorrow 9:30, friday 2 pm, 45m</source>
        <translation>Por ejemplo: tomorrow 9:30, friday 2 pm, 45m</translation>
    </message>
    <message>
        <source>Write it like: tomorrow 9:30, friday 2 pm, 45m</source>
        <translation>Escríbalo así: tomorrow 9:30, friday 2 pm, 45m</translation>
    </message>
    <message>
        <source>That time has passed.</source>
        <translation>Esa hora ya pasó.</translation>
    </message>
    <message>
        <source>That is more than a year ahead.</source>
        <translation>Falta más de un año para eso.</translation>
    </message>
    <message>
        <source>Goes out {when}.</source>
        <translation>Sale: {when}.</translation>
    </message>
    <message>
        <source>Schedule anyway</source>
        <translation>Programar de todos modos</translation>
    </message>
    <message>
        <source>Take {time}</source>
        <translation>Usar {time}</translation>
    </message>
    <message>
        <source>{when} is night for {name}. The next good time is {good}.</source>
        <translation>{when} es de noche para {name}. La próxima buena hora: {good}.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search name, number or words</source>
        <translation>Nombre, número o palabras</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
</context>
<context>
    <name>SecretEdit</name>
    <message>
        <source>Hide what was typed</source>
        <translation>Ocultar lo escrito</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrarlo</translation>
    </message>
</context>
<context>
    <name>SentToast</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>SetPin</name>
    <message>
        <source>PIN of {name}</source>
        <translation>PIN de {name}</translation>
    </message>
    <message>
        <source>Set PIN</source>
        <translation>Guardar PIN</translation>
    </message>
    <message>
        <source>Present PIN</source>
        <translation>PIN actual</translation>
    </message>
    <message>
        <source>New PIN, 4 to 8 digits</source>
        <translation>PIN nuevo, de 4 a 8 dígitos</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>PIN nuevo, otra vez</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Consultorio</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Alerts and privacy</source>
        <translation>Alertas</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Conexión</translation>
    </message>
    <message>
        <source>Data and backup</source>
        <translation>Datos y copias</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Accesibilidad</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Next conversation</source>
        <translation>Conversación siguiente</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Conversación anterior</translation>
    </message>
    <message>
        <source>Next unread conversation</source>
        <translation>Siguiente conversación sin leer</translation>
    </message>
    <message>
        <source>First to ninth conversation</source>
        <translation>De la primera a la novena</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Escribir una respuesta</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Escribir una nota</translation>
    </message>
    <message>
        <source>Attach a picture</source>
        <translation>Adjuntar una imagen</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Posponer</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Done, and the next</source>
        <translation>Terminar y pasar a la siguiente</translation>
    </message>
    <message>
        <source>Hide patient details, or show</source>
        <translation>Ocultar o mostrar datos de pacientes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Hide the window</source>
        <translation>Ocultar la ventana</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Línea nueva</translation>
    </message>
    <message>
        <source>Saved replies, at the start of a text</source>
        <translation>Respuestas guardadas, al comienzo</translation>
    </message>
    <message>
        <source>Close what opened last</source>
        <translation>Cerrar lo último que se abrió</translation>
    </message>
</context>
<context>
    <name>ShowCards</name>
    <message>
        <source>New text</source>
        <translation>Mensaje nuevo</translation>
    </message>
    <message>
        <source>Name and text</source>
        <translation>Nombre y mensaje</translation>
    </message>
    <message>
        <source>Hi, any opening?</source>
        <translation>Hola, ¿hay cita?</translation>
    </message>
    <message>
        <source>Name only</source>
        <translation>Solo nombre</translation>
    </message>
    <message>
        <source>default</source>
        <translation>habitual</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
    <message>
        <source>1 waiting</source>
        <translation>1 en espera</translation>
    </message>
</context>
<context>
    <name>Slash</name>
    <message>
        <source>Manage saved replies…</source>
        <translation>Administrar las respuestas guardadas…</translation>
    </message>
    <message>
        <source>Saved replies in Spanish</source>
        <translation>Respuestas guardadas en español</translation>
    </message>
    <message>
        <source>Saved replies</source>
        <translation>Respuestas guardadas</translation>
    </message>
    <message>
        <source>No saved reply has these words. Esc closes.</source>
        <translation>Ninguna respuesta guardada tiene estas palabras. Esc cierra.</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
</context>
<context>
    <name>SnoozeMenu</name>
    <message>
        <source>Snooze</source>
        <translation>Posponer</translation>
    </message>
    <message>
        <source>Until they reply</source>
        <translation>Hasta que responda</translation>
    </message>
    <message>
        <source>Pick a time…</source>
        <translation>Elegir la hora…</translation>
    </message>
    <message>
        <source>after their answer is due</source>
        <translation>después de que venza el plazo</translation>
    </message>
    <message>
        <source>Their answer is due {when}. Snooze anyway?</source>
        <translation>El plazo para responder vence: {when}. ¿Posponer de todos modos?</translation>
    </message>
    <message>
        <source>Their answer was due {when}. Snooze anyway?</source>
        <translation>El plazo para responder venció: {when}. ¿Posponer de todos modos?</translation>
    </message>
    <message>
        <source>The clock goes on meanwhile.</source>
        <translation>El reloj sigue corriendo mientras tanto.</translation>
    </message>
    <message>
        <source>Snooze anyway</source>
        <translation>Posponer de todos modos</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>After the deadline</source>
        <translation>Después del plazo</translation>
    </message>
    <message>
        <source>Snoozed until they reply</source>
        <translation>Pospuesta hasta que el cliente responda</translation>
    </message>
    <message>
        <source>Snoozed until {when}</source>
        <translation>Pospuesta hasta: {when}</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nuevo</numerusform>
            <numerusform>%n nuevos</numerusform>
        </translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Lo más nuevo</translation>
    </message>
</context>
<context>
    <name>StandingWords</name>
    <message>
        <source>Marked as “don&apos;t text”. You can still call.</source>
        <translation>Marcado como “no escribirle”. Aún puede llamarle.</translation>
    </message>
    <message>
        <source>Allow texts</source>
        <translation>Permitir mensajes</translation>
    </message>
    <message>
        <source>They do not accept texts from this number. You can still call.</source>
        <translation>No acepta mensajes de este número. Aún puede llamarle.</translation>
    </message>
    <message>
        <source>They replied STOP: no texts, until they text START. You can still call.</source>
        <translation>Respondió STOP: no habrá mensajes hasta que envíe START. Aún puede llamarle.</translation>
    </message>
    <message>
        <source>Do not text</source>
        <translation>No escribirle</translation>
    </message>
    <message>
        <source>It&apos;s fine</source>
        <translation>Está bien</translation>
    </message>
    <message>
        <source>They may have asked for no more texts. Automatic texts are held.</source>
        <translation>Puede que haya pedido no recibir más mensajes. Los automáticos se retienen.</translation>
    </message>
    <message>
        <source>A machine seems to answer here. Automatic texts are held.</source>
        <translation>Parece que aquí contesta una máquina. Los mensajes automáticos se retienen.</translation>
    </message>
    <message>
        <source>They have waited too long for an answer: {time} over</source>
        <translation>Espera una respuesta desde hace demasiado: {time} de retraso</translation>
    </message>
    <message>
        <source>The {promise} promise is due now</source>
        <translation>La promesa de {promise} vence ahora</translation>
    </message>
    <message>
        <source>{time} over the {promise} promise</source>
        <translation>{time} de retraso sobre la promesa de {promise}</translation>
    </message>
    <message numerus="yes">
        <source>%n-hour</source>
        <comment>as in: the 1-hour promise</comment>
        <translation>
            <numerusform>1 hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n-minute</source>
        <comment>as in: the 30-minute promise</comment>
        <translation>
            <numerusform>1 minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>This may be urgent</source>
        <translation>Puede ser urgente</translation>
    </message>
    <message>
        <source>On the block list: no automatic texts</source>
        <translation>Número bloqueado: sin mensajes automáticos</translation>
    </message>
    <message>
        <source>Snoozed until they reply</source>
        <translation>Pospuesta hasta que el cliente responda</translation>
    </message>
    <message>
        <source>Snoozed until {time}</source>
        <translation>Pospuesta hasta: {time}</translation>
    </message>
    <message>
        <source>Wake now</source>
        <translation>Dejar de posponer</translation>
    </message>
    <message>
        <source>Done: {outcome}, {time}</source>
        <translation>Terminada: {outcome}, {time}</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reabrir</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>con cita</translation>
    </message>
    <message>
        <source>not a fit</source>
        <translation>no corresponde</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>número equivocado</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>atendida</translation>
    </message>
</context>
<context>
    <name>Starting</name>
    <message>
        <source>DeskReply could not start, so missed callers are not texted. Start it again; if that does not help, install it anew. Nothing is lost. The cause is written in:</source>
        <translation>DeskReply no pudo abrirse, así que no se escribe a las llamadas perdidas. Ábralo de nuevo; si no ayuda, instálelo otra vez. No se perdió nada. La causa está anotada en:</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>You can close this and finish later.</source>
        <translation>Puede cerrar y seguir más tarde.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Something in DeskReply failed. Nothing was lost; try again.</source>
        <translation>Algo falló en DeskReply. No se perdió nada; intente de nuevo.</translation>
    </message>
</context>
<context>
    <name>StepRow</name>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
</context>
<context>
    <name>Stop</name>
    <message>
        <source>Don&apos;t text this person</source>
        <translation>No escribir a esta persona</translation>
    </message>
    <message>
        <source>Stops every text, also by hand</source>
        <translation>Ni automáticos ni a mano</translation>
    </message>
    <message>
        <source>Nobody can text them, also by hand. You can still call.</source>
        <translation>Nadie puede escribirle, tampoco a mano. Aún puede llamarle.</translation>
    </message>
    <message>
        <source>They asked for no more texts. Only they can lift that, by texting START.</source>
        <translation>Pidió no recibir más mensajes. Solo esa persona puede cambiarlo, enviando START.</translation>
    </message>
    <message>
        <source>Don&apos;t text {name}?</source>
        <translation>¿No escribir a {name}?</translation>
    </message>
    <message>
        <source>Stops every text, also by hand. You can still call them.</source>
        <translation>Detiene todo mensaje, también a mano. Aún puede llamarle.</translation>
    </message>
    <message>
        <source>Stop texts</source>
        <translation>Detener los mensajes</translation>
    </message>
    <message>
        <source>Why? (optional, becomes a note)</source>
        <translation>¿Por qué? (opcional, quedará como nota)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Don&apos;t text: {reason}</source>
        <translation>No escribirle: {reason}</translation>
    </message>
</context>
<context>
    <name>StoppedBar</name>
    <message>
        <source>Your team ended texting with {name}. The contact card undoes that.</source>
        <translation>Su equipo detuvo los mensajes con {name}. La ficha del contacto lo deshace.</translation>
    </message>
    <message>
        <source>The phone provider stopped texts to {name}, who can text START.</source>
        <translation>El proveedor detuvo los mensajes a {name}, quien puede enviar START.</translation>
    </message>
    <message>
        <source>{name} replied STOP. Texting works again once they text START.</source>
        <translation>{name} respondió STOP. Se podrá escribirle de nuevo cuando envíe START.</translation>
    </message>
    <message>
        <source>Call instead</source>
        <translation>Mejor llamar</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Add tag</source>
        <translation>Agregar etiqueta</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Etiqueta nueva</translation>
    </message>
    <message>
        <source>Remove tag {tag}</source>
        <translation>Quitar la etiqueta {tag}</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>Add everybody who answers here. What they do then bears their name.</source>
        <translation>Agregue a todos los que atienden aquí. Lo que hagan llevará su nombre.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name of somebody new</source>
        <translation>Nombre de alguien nuevo</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Agregar</translation>
    </message>
    <message>
        <source>{name} is on the team already.</source>
        <translation>{name} ya está en el equipo.</translation>
    </message>
    <message>
        <source>Another name for {name}</source>
        <translation>Otro nombre para {name}</translation>
    </message>
    <message>
        <source>Their conversations come along. What they did stays under the old name.</source>
        <translation>Conserva sus conversaciones. Lo que hizo queda con el nombre anterior.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nombre nuevo</translation>
    </message>
    <message>
        <source>What they did stays under their name.</source>
        <translation>Lo que hizo queda con su nombre.</translation>
    </message>
    <message>
        <source>Nobody else has a PIN: the screen will not be locked any more.</source>
        <translation>Nadie más tiene PIN: la pantalla ya no se bloqueará.</translation>
    </message>
    <message>
        <source>Remove {name} from the team?</source>
        <translation>¿Quitar a {name} del equipo?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Who did what is kept. A PIN opens the screen when it is locked.</source>
        <translation>Se guarda quién hizo qué. Un PIN abre la pantalla bloqueada.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Name, PIN, who is at this desk</source>
        <translation>Nombre, PIN, quién está en este puesto</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>En el trabajo</translation>
    </message>
    <message>
        <source>Free a conversation again</source>
        <translation>Liberar una conversación</translation>
    </message>
    <message>
        <source>After so long without work on it, by whoever took it. 0: never.</source>
        <translation>Si quien la tomó no la atiende en este tiempo. 0: nunca.</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
</context>
<context>
    <name>TestText</name>
    <message>
        <source>Send it to a phone</source>
        <translation>Enviarlo a un teléfono</translation>
    </message>
    <message>
        <source>To your own, or a colleague&apos;s. The provider charges it as any text.</source>
        <translation>Al suyo o al de un colega. El proveedor lo cobra como cualquier mensaje.</translation>
    </message>
    <message>
        <source>Send test</source>
        <translation>Enviar prueba</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Número de teléfono</translation>
    </message>
    <message>
        <source>This is no phone number. Type all its digits.</source>
        <translation>No es un número de teléfono. Escriba todos sus dígitos.</translation>
    </message>
    <message>
        <source>The test is on its way to {number}.</source>
        <translation>La prueba va en camino al {number}.</translation>
    </message>
</context>
<context>
    <name>TestedRow</name>
    <message>
        <source>Send test</source>
        <translation>Enviar prueba</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Saved replies</source>
        <translation>Respuestas guardadas</translation>
    </message>
    <message>
        <source>Saved replies (/)</source>
        <translation>Respuestas guardadas (/)</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Adjuntar</translation>
    </message>
    <message>
        <source>Pictures cannot be sent yet</source>
        <translation>Todavía no se pueden enviar imágenes</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note for the team (Alt+P)</source>
        <translation>Nota para el equipo (Alt+P)</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Enviar más tarde</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activada</translation>
    </message>
    <message>
        <source>Send to {name}</source>
        <translation>Enviar a {name}</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Agregar nota</translation>
    </message>
</context>
<context>
    <name>Tracker</name>
    <message>
        <source>Approval of {number}</source>
        <translation>Aprobación de {number}</translation>
    </message>
    <message>
        <source>Open page</source>
        <translation>Abrir página</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Re-check</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>Consultando al proveedor…</translation>
    </message>
    <message>
        <source>This number is not on the provider account any more.</source>
        <translation>Este número ya no está en la cuenta del proveedor.</translation>
    </message>
    <message>
        <source>The provider says: {reason}</source>
        <translation>El proveedor dice: {reason}</translation>
    </message>
    <message>
        <source>Could not be checked</source>
        <translation>No se pudo revisar</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>DeskReply</source>
        <translation>DeskReply</translation>
    </message>
    <message>
        <source>Auto-text is OFF</source>
        <translation>Autotexto apagado</translation>
    </message>
</context>
<context>
    <name>TrayDesk</name>
    <message>
        <source>DeskReply cannot open your office</source>
        <translation>DeskReply no puede abrir su consultorio</translation>
    </message>
    <message>
        <source>Practice: nothing is sent</source>
        <translation>Práctica: no se envía nada</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Connected · last text {time}</source>
        <translation>Conectado · último {time}</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>No entregado</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>hasta {time}</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>Opening your office…</source>
        <translation>Abriendo su consultorio…</translation>
    </message>
    <message>
        <source>All caught up</source>
        <translation>Todo al día</translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n pendiente</numerusform>
            <numerusform>%n pendientes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n vencida</numerusform>
            <numerusform>%n vencidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Missed callers will not be texted</source>
        <translation>No se escribirá a las llamadas perdidas</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Open DeskReply</source>
        <translation>Abrir DeskReply</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>For 15 minutes</source>
        <translation>Por 15 minutos</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>Por 1 hora</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Hasta mañana</translation>
    </message>
    <message>
        <source>Resume alerts</source>
        <translation>Reanudar las alertas</translation>
    </message>
    <message>
        <source>Details hidden</source>
        <translation>Datos ocultos</translation>
    </message>
    <message>
        <source>Auto-text missed calls</source>
        <translation>Autotexto a llamadas perdidas</translation>
    </message>
    <message>
        <source>Hide patient details</source>
        <translation>Ocultar los datos de pacientes</translation>
    </message>
    <message>
        <source>Pause alerts</source>
        <translation>Pausar las alertas</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>This PC&apos;s key store is locked. Unlock it (sign in again, or open its password manager), then try again.</source>
        <translation>El almacén de claves de esta PC está bloqueado. Desbloquéelo (inicie sesión de nuevo o abra su administrador de contraseñas) e intente otra vez.</translation>
    </message>
    <message>
        <source>This PC has no key store yet. Install GNOME Keyring or KWallet and unlock it, then try again.</source>
        <translation>Esta PC aún no tiene almacén de claves. Instale GNOME Keyring o KWallet, desbloquéelo e intente otra vez.</translation>
    </message>
    <message>
        <source>The phone provider&apos;s key is not on this PC any more, so missed callers are not texted. Paste it again; nothing is lost.</source>
        <translation>La clave del proveedor ya no está en esta PC, así que no se envían mensajes a las llamadas perdidas. Péguela de nuevo; no se perdió nada.</translation>
    </message>
</context>
<context>
    <name>UndoToast</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Opening your office…</source>
        <translation>Abriendo su consultorio…</translation>
    </message>
    <message>
        <source>Closing…</source>
        <translation>Cerrando…</translation>
    </message>
    <message>
        <source>What is on its way is being finished.</source>
        <translation>Se termina lo que ya está en camino.</translation>
    </message>
    <message>
        <source>DeskReply cannot open your office</source>
        <translation>DeskReply no puede abrir su consultorio</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Paste the key</source>
        <translation>Pegar la clave</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>WaitingBar</name>
    <message>
        <source>1 text waits until {when}</source>
        <translation>1 mensaje espera hasta: {when}</translation>
    </message>
    <message numerus="yes">
        <source>%n texts wait, the next until {when}</source>
        <translation>
            <numerusform>1 mensaje espera hasta: {when}</numerusform>
            <numerusform>%n mensajes esperan; el próximo hasta: {when}</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>WeekEditor</name>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cierra</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>Lun</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>Mié</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>Jue</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>Vie</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>Sáb</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Dom</translation>
    </message>
</context>
<context>
    <name>WelcomeStep</name>
    <message>
        <source>Welcome to DeskReply</source>
        <translation>Le damos la bienvenida a DeskReply</translation>
    </message>
    <message>
        <source>When nobody can pick up, DeskReply texts the caller back.</source>
        <translation>Si nadie puede contestar, DeskReply responde con un mensaje.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>for staff; each patient has their own</source>
        <translation>para el personal; cada paciente tiene el suyo</translation>
    </message>
    <message>
        <source>How do you want to start?</source>
        <translation>¿Cómo quiere empezar?</translation>
    </message>
    <message>
        <source>Try it with practice callers</source>
        <translation>Probar con llamadas de práctica</translation>
    </message>
    <message>
        <source>No account, no keys. Nothing is sent. About three minutes.</source>
        <translation>Sin cuenta ni claves. No se envía nada. Unos tres minutos.</translation>
    </message>
    <message>
        <source>Best first step</source>
        <translation>Recomendado</translation>
    </message>
    <message>
        <source>Set up for real</source>
        <translation>Configurar de verdad</translation>
    </message>
    <message>
        <source>You need your Twilio keys and the office number.</source>
        <translation>Necesita las claves de Twilio y el número del consultorio.</translation>
    </message>
</context>
<context>
    <name>WhyWords</name>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Why was this caller texted?</source>
        <translation>¿Por qué se le escribió?</translation>
    </message>
    <message>
        <source>Why will this caller be texted?</source>
        <translation>¿Por qué se le va a escribir?</translation>
    </message>
    <message>
        <source>Why does the text to this caller wait?</source>
        <translation>¿Por qué espera el mensaje?</translation>
    </message>
    <message>
        <source>Why was the text to this caller not delivered?</source>
        <translation>¿Por qué no se entregó el mensaje?</translation>
    </message>
    <message>
        <source>Why was this caller not texted?</source>
        <translation>¿Por qué no se le escribió?</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Nadie contestó</translation>
    </message>
    <message>
        <source>First text in {hours} h</source>
        <translation>Primer mensaje en {hours} h</translation>
    </message>
    <message>
        <source>Not opted out</source>
        <translation>No pidió parar</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Set up DeskReply</source>
        <translation>Configurar DeskReply</translation>
    </message>
</context>
<context>
    <name>WordingEditor</name>
    <message>
        <source>Automatic text</source>
        <translation>Mensaje automático</translation>
    </message>
    <message>
        <source>What should callers read?</source>
        <translation>¿Qué debe leer quien llama?</translation>
    </message>
</context>
<context>
    <name>WordingPage</name>
    <message>
        <source>Wording</source>
        <translation>Textos automáticos</translation>
    </message>
    <message>
        <source>What a missed caller receives, by situation and language.</source>
        <translation>Lo que recibe una llamada perdida, por situación e idioma.</translation>
    </message>
    <message>
        <source>Wordings
automatic text template fields comparison A/B preview</source>
        <translation>Textos automáticos
mensaje plantilla campos comparación A/B vista previa</translation>
    </message>
    <message>
        <source>Once this is saved, half of the callers get A and half get B.</source>
        <translation>Al guardar, la mitad de las llamadas recibe A y la otra, B.</translation>
    </message>
    <message>
        <source>Not in use: callers get the wording of “{other}”. Save to use it.</source>
        <translation>Sin uso: se envía el texto de “{other}”. Guarde para usarlo.</translation>
    </message>
    <message>
        <source>Used once the office has a booking link.</source>
        <translation>Se usa cuando haya un enlace para citas.</translation>
    </message>
    <message>
        <source>The office has a booking link: callers get “{other}” instead.</source>
        <translation>Hay un enlace para citas: se envía “{other}” en su lugar.</translation>
    </message>
    <message>
        <source>Follow-ups are off. They are turned on on the page Office.</source>
        <translation>Los recordatorios están apagados. Se activan en la página Consultorio.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Aún sin guardar</translation>
    </message>
    <message>
        <source>Saved. The comparison begins anew, for it is another text now.</source>
        <translation>Guardado. El texto cambió: la comparación empieza de nuevo.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>It cannot go out: there is nothing to fill in for a field.</source>
        <translation>No puede salir: falta el dato de un campo.</translation>
    </message>
</context>
<context>
    <name>WordingStep</name>
    <message>
        <source>What callers get</source>
        <translation>Lo que recibe quien llama</translation>
    </message>
    <message>
        <source>Pick a wording, then make it yours.</source>
        <translation>Elija un texto y hágalo suyo.</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>Mensaje de texto</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Punto de partida</translation>
    </message>
    <message>
        <source>Automatic text</source>
        <translation>Mensaje automático</translation>
    </message>
    <message>
        <source>Names the office, asks a question, says STOP</source>
        <translation>Nombra el consultorio, pregunta y dice STOP</translation>
    </message>
    <message>
        <source>Language of this text</source>
        <translation>Idioma de este texto</translation>
    </message>
    <message>
        <source>On their phone</source>
        <translation>En su teléfono</translation>
    </message>
</context>
<context>
    <name>Wordings</name>
    <message>
        <source>As it came with DeskReply</source>
        <translation>Como vino con DeskReply</translation>
    </message>
    <message>
        <source>Open hours</source>
        <translation>En horario</translation>
    </message>
    <message>
        <source>After hours</source>
        <translation>Fuera de horario</translation>
    </message>
    <message>
        <source>Holiday or closed day</source>
        <translation>Feriado o día cerrado</translation>
    </message>
    <message>
        <source>All lines busy</source>
        <translation>Líneas ocupadas</translation>
    </message>
    <message>
        <source>Known patients</source>
        <translation>Pacientes conocidos</translation>
    </message>
    <message>
        <source>With a booking link</source>
        <translation>Con enlace para citas</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Recordatorio</translation>
    </message>
    <message>
        <source>Reply within the hour</source>
        <translation>Respuesta en una hora</translation>
    </message>
    <message>
        <source>Reply within 30 minutes</source>
        <translation>Respuesta en 30 minutos</translation>
    </message>
    <message>
        <source>Warm, with service and area</source>
        <translation>Cálido, con servicio y zona</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Feriado</translation>
    </message>
    <message>
        <source>Booking link</source>
        <translation>Enlace para citas</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>Contacted</source>
        <translation>Contactado</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Con cita</translation>
    </message>
    <message>
        <source>Not a fit</source>
        <translation>No corresponde</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Número equivocado</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 minutos</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>After lunch</source>
        <translation>Después del almuerzo</translation>
    </message>
    <message>
        <source>Tomorrow at opening</source>
        <translation>Mañana al abrir</translation>
    </message>
    <message>
        <source>At the next opening</source>
        <translation>La próxima vez que se abra</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Contestó</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Mensaje de voz</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No contestó</translation>
    </message>
</context>
<context>
    <name>Zones</name>
    <message>
        <source>New York (Eastern)</source>
        <translation>Nueva York (Este)</translation>
    </message>
    <message>
        <source>Chicago (Central)</source>
        <translation>Chicago (Centro)</translation>
    </message>
    <message>
        <source>Denver (Mountain)</source>
        <translation>Denver (Montaña)</translation>
    </message>
    <message>
        <source>Phoenix (Arizona)</source>
        <translation>Phoenix (Arizona)</translation>
    </message>
    <message>
        <source>Los Angeles (Pacific)</source>
        <translation>Los Ángeles (Pacífico)</translation>
    </message>
    <message>
        <source>Anchorage (Alaska)</source>
        <translation>Anchorage (Alaska)</translation>
    </message>
    <message>
        <source>Honolulu (Hawaii)</source>
        <translation>Honolulu (Hawái)</translation>
    </message>
    <message>
        <source>San Juan (Puerto Rico)</source>
        <translation>San Juan (Puerto Rico)</translation>
    </message>
    <message>
        <source>Guam</source>
        <translation>Guam</translation>
    </message>
</context>
<context>
    <name>_Chips</name>
    <message>
        <source>More fields</source>
        <translation>Más campos</translation>
    </message>
    <message>
        <source>Nothing to fill in yet</source>
        <translation>Aún nada que poner</translation>
    </message>
    <message>
        <source>Put in {field}</source>
        <translation>Insertar {field}</translation>
    </message>
</context>
</TS>
