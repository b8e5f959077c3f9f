<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Appearance</name>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
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
        <source>Language</source>
        <translation>Idioma</translation>
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
        <translation>la oficina</translation>
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
        <translation>Agregar un nombre</translation>
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
    <name>HealthBar</name>
    <message>
        <source>Auto-text needs help</source>
        <translation>Autotexto con problemas</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Something in DeskReply failed. Nothing was lost; try again.</source>
        <translation>Algo falló en DeskReply. No se perdió nada; intente de nuevo.</translation>
    </message>
    <message>
        <source>DeskReply</source>
        <translation>DeskReply</translation>
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
        <source>New reply</source>
        <translation>Respuesta nueva</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
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
    <name>PracticeStripe</name>
    <message>
        <source>PRACTICE: nothing is sent</source>
        <translation>PRÁCTICA: no se envía nada</translation>
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
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Appearance (Ctrl+,)</source>
        <translation>Apariencia (Ctrl+,)</translation>
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
        <source>Automatic:</source>
        <translation>Automático:</translation>
    </message>
    <message>
        <source>Note:</source>
        <translation>Nota:</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Oficina</translation>
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
    <name>SentToast</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
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
        <translation>De la primera a la novena conversación</translation>
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
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Cerrar la ventana</translation>
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
        <translation>Respuestas guardadas, al comienzo de un mensaje</translation>
    </message>
    <message>
        <source>Close what opened last</source>
        <translation>Cerrar lo último que se abrió</translation>
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
    <message>
        <source>1 text</source>
        <translation>1 mensaje</translation>
    </message>
    <message numerus="yes">
        <source>%n texts</source>
        <translation>
            <numerusform>1 mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
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
        <translation>Abriendo su oficina…</translation>
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
        <translation>DeskReply no puede abrir su oficina</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
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
</TS>
