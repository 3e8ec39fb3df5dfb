### Español: las páginas de la propia cuenta.

## Las partes de la cuenta

account-profile = Perfil
account-password = Contraseña
account-sessions = Sesiones
account-activity = Actividad
account-delete = Eliminar cuenta

## Perfil

profile-lead = Sus datos en este sitio y la forma de contactar con usted.
profile-name = Nombre y apellidos
profile-name-hint = Lo ven quienes administran este sitio.
profile-email-hint = Para iniciar sesión y para que podamos contactar con usted.
profile-change-email = Cambiar el correo electrónico
profile-new-email = Nuevo correo electrónico
profile-password-hint = Para confirmar que es usted.
profile-place = Idioma y hora
profile-place-hint = Cómo se le muestran las páginas y las horas.
theme-device = Según el dispositivo
theme-light = Claro
theme-dark = Oscuro
profile-about = Acerca de esta cuenta
profile-about-hint = Solo la administración puede cambiar su nombre de usuario y su rol.
profile-data = Todo lo que guardamos sobre usted, en un archivo.
profile-download = Descargar mis datos

## Contraseña

password-lead = Si cree que alguien más puede conocerla, cámbiela ahora.
password-change = Cambiar contraseña
password-change-hint = Esta sesión seguirá abierta. Las demás se cerrarán en todos los navegadores y aplicaciones.

## Sesiones

sessions-lead = Todas sus sesiones abiertas. Si no reconoce alguna, ciérrela y <a>cambie su contraseña</a>.
sessions-now = Sesiones abiertas
sessions-now-hint = Cerrar una sesión tiene efecto inmediato, esté donde esté el dispositivo.
sessions-this = Este dispositivo
sessions-api = A través de la API
sessions-since = Desde el { DATETIME($date) }
sessions-active = activa ahora
sessions-end-one = Cerrar sesión
sessions-more = { $n ->
    [one] Y { NUMBER($n) } más, que lleva más tiempo sin usarse.
   *[other] Y { NUMBER($n) } más, que llevan más tiempo sin usarse.
 }
sessions-ended = Sesiones cerradas recientemente
sessions-ended-hint = Las últimas, con el motivo.
sessions-danger-hint = Por si perdió un dispositivo o nota algo extraño.
sessions-others = Cerrar las demás sesiones
sessions-others-hint = Esta sesión seguirá abierta.
sessions-end = { $n ->
    [one] Cerrar { NUMBER($n) } sesión
   *[other] Cerrar { NUMBER($n) } sesiones
 }

## Actividad

activity-lead = Lo que ha ocurrido en su cuenta. ¿Ve algo que no hizo usted? <a>Cambie su contraseña</a> para cerrar las demás sesiones.
activity-nothing = Aún no ha ocurrido nada.
activity-nothing-older = No hay nada anterior.

## Eliminación de la cuenta

delete-lead = Se eliminarán su cuenta y todo lo que contiene.
delete-what = Qué ocurrirá
delete-what-hint = Esto no se puede deshacer.
delete-goes = Se eliminará su cuenta <strong>{ $name }</strong>, con el correo electrónico { $email }, y se cerrarán sus sesiones en todos los navegadores y aplicaciones.
delete-password-hint = Para confirmar que es usted.
delete-button = Eliminar mi cuenta
