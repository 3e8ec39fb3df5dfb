### Español: las páginas de la administración.

## Las partes de la administración

admin-overview = Resumen
admin-users = Usuarios
admin-groups = Grupos
admin-log = Registro
admin-limits = Límites

## Resumen

dashboard-active = { $n ->
    [one] { NUMBER($n) } activo
   *[other] { NUMBER($n) } activos
 }
dashboard-superusers = { $n ->
    [0] Ningún superusuario
    [one] { NUMBER($n) } superusuario
   *[other] { NUMBER($n) } superusuarios
 }
dashboard-seen = Con actividad en 7 días
dashboard-seen-month = { NUMBER($n) } en 30 días
dashboard-sessions = Sesiones
dashboard-live = Abiertas ahora

dashboard-lately = Últimos 30 días
dashboard-sign-ups = Cuentas nuevas
dashboard-sign-ins = Inicios de sesión
dashboard-days = Día a día
dashboard-days-caption = Cuentas nuevas e inicios de sesión por día, del más reciente al más antiguo; los días empiezan a medianoche UTC
dashboard-day = Día
dashboard-failed = Inicios de sesión fallidos
dashboard-failed-hint = En las últimas 24 horas.
dashboard-failures = { $n ->
    [0] No falló ningún inicio de sesión.
    [one] Falló <strong>{ NUMBER($n) }</strong> inicio de sesión.
   *[other] Fallaron <strong>{ NUMBER($n) }</strong> inicios de sesión.
 }
dashboard-tried = Cuentas con intentos
dashboard-sources = Direcciones IP
unknown-names = nombres de usuario desconocidos
dashboard-limited = Bloqueos en este momento: { NUMBER($n) }.
dashboard-newest = Cuentas más recientes
dashboard-actions = Cambios recientes de la administración
dashboard-no-actions = Ninguno todavía.
dashboard-log = Todos los cambios
dashboard-server = Servidor
dashboard-version = Versión
dashboard-database = Base de datos
dashboard-backup = Última copia de seguridad

## La lista de usuarios

users-all = Todos los usuarios
users-add = Agregar usuario
users-search = Buscar usuarios
users-search-hint = Nombre o correo electrónico
users-any-group = Cualquier grupo
users-none = Ningún resultado
users-none-text = Ningún usuario coincide con la búsqueda y los filtros.
users-show-all = Mostrar todos los usuarios
users-select = Seleccionar a { $name }
users-actions = Acciones para { $name }
users-read-only = Puede ver a los usuarios, pero solo un superusuario puede modificarlos.

## Lo que se puede hacer con uno o varios usuarios

users-bulk = Acciones en lote
users-skip-to-list = Ir a la lista
users-skip-to-actions = Ir a las acciones para los seleccionados
users-activate = Activar…
users-deactivate = Desactivar…
users-end-sessions = Cerrar sesiones…
users-delete = Eliminar…
users-reset-link = Crear enlace de restablecimiento…
users-group-menu = Grupo…
users-join = Agregar al grupo…
users-leave = Quitar del grupo…
bulk-happens = Qué ocurrirá

## Agregar un usuario

users-add-password-hint = Deje que el usuario la elija o asígnela usted.
users-add-invite = Dejar que el usuario elija la contraseña
users-add-invite-hint = Usted recibe un enlace de restablecimiento para entregárselo. Sirve una sola vez, durante 30 minutos.

## Un usuario: perfil y rol

user-profile = Perfil y rol
user-id = ID
user-role-hint = Cambiar el rol cierra todas las sesiones del usuario.
user-own-role-hint = Cambiar su propio rol cierra también la sesión que tiene aquí. Lo que se quite, solo otro superusuario puede devolvérselo.
user-given = Grupos y permisos
user-given-hint = Los cambios se aplican a partir de la próxima solicitud del usuario. No se cierra ninguna sesión.
user-given-superuser = Un superusuario puede hacer todo esto de todos modos.
user-permissions = Permisos propios
user-deactivate = Desactivar este usuario
user-deactivate-hint = El usuario no podrá iniciar sesión hasta que alguien vuelva a activar la cuenta. No se pierde nada.
user-delete = Eliminar este usuario
user-delete-hint = Para siempre, con todas sus sesiones. El registro conserva el nombre.
user-stale = Este usuario se modificó entretanto

## Un usuario: cambios que llegaron demasiado tarde

conflict-title = Sin guardar todavía: { $name }
conflict-caption = Lo que había, lo que está guardado ahora y lo que cambió usted
conflict-field = Campo
conflict-opened = Cuando abrió la página
conflict-opened-short = Antes
conflict-stored = Guardado
conflict-yours = Su cambio
conflict-both = Cambios de ambas partes
conflict-as-before = como antes
conflict-merged = con ambos cambios
conflict-same = Lo mismo
conflict-untouched = Sin cambios
conflict-discard = Descartar mis cambios
conflict-save = Guardar lo elegido
conflict-back = Volver al usuario

## Un usuario: contraseña

user-password-title = Contraseña de { $name }
user-password-own = Esta es su propia cuenta: ambas opciones cierran también la sesión que tiene aquí.
user-password-own-account = Esta es su propia cuenta: ambas opciones cierran también la sesión que tiene aquí. Para mantenerla abierta, <a>cambie su contraseña</a> en su cuenta.
user-link = Enlace de restablecimiento
user-link-hint = El usuario elige una contraseña nueva que nadie más ve.
user-link-make = Crear un enlace de restablecimiento
user-link-text = Sirve una sola vez, durante 30 minutos, y reemplaza los enlaces anteriores. Al crearlo se cierran todas las sesiones del usuario.
user-link-button = Crear enlace
user-link-inactive = Esta cuenta está inactiva: primero hay que <a>activarla</a>.
user-set = Asignar una contraseña
user-set-hint = Usted la elige y se la entrega al usuario. Como entonces la conocen dos personas, pídale que la cambie. Al asignarla se cierran todas las sesiones del usuario.
user-set-button = Asignar contraseña
user-set-stale = No se asignó ninguna contraseña. El <a>historial</a> muestra qué cambió. Para asignarla de todos modos, escríbala de nuevo.

## Un usuario: el enlace de restablecimiento

link-title = Enlace de restablecimiento para { $name }
link-made = Enlace de restablecimiento creado
link-made-hint = Se muestra aquí una sola vez y no se guarda en ningún sitio. Se cerraron todas las sesiones del usuario.
link-label = Enlace de un solo uso para { $name }
link-hint = Sirve una sola vez, durante 30 minutos. Quien lo tenga puede apoderarse de la cuenta: entréguelo solo al usuario, por un medio que nadie más pueda leer.
link-lost = ¿Se perdió? Cree otro: este dejará de funcionar.

## Un usuario: sesiones e historial

user-sessions-title = Sesiones de { $name }
user-sessions-none = No hay ninguna sesión abierta.
user-sessions-everywhere = Cerrar todas las sesiones
user-sessions-hint = Se cierran de inmediato, en todos los navegadores y aplicaciones.
user-sessions-own = También se cierra la sesión que tiene aquí.
user-sessions-end-all = Cerrar todas las sesiones
user-history = Historial
user-history-title = Historial de { $name }
user-history-none = El registro no contiene nada sobre este usuario.
user-history-no-change = El registro no contiene cambios en este usuario.

## Un usuario: eliminación

user-delete-title = Eliminar la cuenta de { $name }
user-delete-ask = ¿Eliminar este usuario?
user-delete-account = Cuenta
user-delete-account-text = <strong>{ $name }</strong>, { $email }. Cuenta creada: { DATETIME($time) }
user-delete-live = Sesiones abiertas
user-delete-live-text = { $n ->
    [0] Ninguna
    [one] { NUMBER($n) }, que se cerrará de inmediato, en cualquier navegador o aplicación
   *[other] { NUMBER($n) }, que se cerrarán de inmediato, en todos los navegadores y aplicaciones
 }
user-delete-ended = Sesiones cerradas
user-delete-stays = Qué se conserva
user-delete-stays-text = El registro: quién hizo qué con este usuario, bajo el nombre que tenía.
user-delete-own = Esta es su propia cuenta: su sesión se cerrará de inmediato.
user-delete-names = Después, otra persona podrá crear una cuenta con el mismo nombre de usuario y el mismo correo electrónico.
user-delete-instead = Mejor desactivar…
user-delete-stale = No se eliminó nada. Este es el usuario tal como está ahora; el <a>historial</a> muestra qué cambió.

## Grupos

groups-lead = Un grupo determina lo que pueden hacer sus miembros.
groups-add = Agregar grupo
groups-read-only = Puede ver los grupos, pero solo un superusuario puede modificarlos.
groups-members = { $n ->
    [0] Ningún miembro
    [one] { NUMBER($n) } miembro
   *[other] { NUMBER($n) } miembros
 }
groups-no-permissions = Ningún permiso
groups-none = Aún no hay grupos
groups-none-text = Agregue uno y después incluya usuarios en él, desde la página de cada usuario o desde la lista.
groups-none-undeclared = Esta aplicación no define ningún permiso. Aun así, los grupos sirven para clasificar a los usuarios, y los tokens de acceso pueden indicar a cuáles pertenece cada uno.
group-nobody = No hay nadie en este grupo. <a>Elija sus miembros</a> en la lista de usuarios.
group-what = Nombre y permisos
group-what-hint = Los cambios se aplican a partir de la próxima solicitud de cada miembro. No se cierra ninguna sesión.
group-permissions = Permisos de sus miembros
group-nothing-declared = Esta aplicación no define ningún permiso.
group-stale = Este grupo se modificó entretanto
group-stale-text = Sus cambios aún no se han guardado; los encontrará más abajo. Ahora está guardado <strong>{ $name }</strong>:
group-keep-stored = Conservar lo guardado
group-save-mine = Guardar mis cambios
group-delete = Eliminar este grupo
group-delete-hint = Para siempre. Las cuentas de sus miembros se conservan.
group-delete-title = Eliminar el grupo { $name }
group-delete-ask = ¿Eliminar este grupo?
group-delete-members = Miembros
group-delete-members-stay = { $n ->
    [one] <a>{ NUMBER($n) } miembro</a>, cuya cuenta se conserva. No se cierra ninguna sesión.
   *[other] <a>{ NUMBER($n) } miembros</a>, cuyas cuentas se conservan. No se cierra ninguna sesión.
 }
group-delete-lose = Lo que pierden
group-delete-kept = Los miembros conservan lo que les dan otros grupos o sus permisos propios. No queda constancia de quién estaba en este grupo.
group-delete-stale = No se eliminó nada. Este es el grupo tal como está ahora.

## El registro

log-lead = Quién hizo qué y desde dónde. Elija un nombre o una dirección IP para filtrar la lista.
log-who = Quién lo hizo o a quién
log-event = Qué ocurrió
log-since = Período
log-more-filters = Más filtros
log-address = Dirección IP
log-from = Primer día
log-to = Último día
log-show-all = Mostrar todo
log-none = Aún no ha ocurrido nada.
log-none-filtered = Nada coincide con estos filtros.
log-on-server = En el servidor
log-request = Solicitud

## Límites

limits-lead = A quién se ha bloqueado tras demasiados intentos y hasta cuándo.
limits-off = No hay ningún límite, ni siquiera para adivinar contraseñas: el ajuste <code>throttle</code> está desactivado.
limits-nobody = Ahora mismo no hay ningún bloqueo.
limits-now = Bloqueos actuales
limits-now-hint = Desbloquear también reinicia el contador.
limits-close = Cerca de un límite
limits-close-hint = Ya se ha usado más de la mitad de los intentos.
limits-from = desde
limits-attempts = { NUMBER($attempts) } de { $most ->
    [one] { NUMBER($most) } intento
   *[other] { NUMBER($most) } intentos
 }
limits-until = Fin del bloqueo: { DATETIME($time) }
limits-last = Último intento: { DATETIME($time) }
limits-unblock = Desbloquear
limits-what = Qué se limita
limits-what-hint = Los inicios de sesión correctos no cuentan. Un límite que se cuenta por horas se levanta 15 minutos después del último intento contado.
limits-address = Su dirección IP
limits-address-hint = Tal como la ve el servidor, que cuenta los intentos según ella.
limits-address-yours = La que ve el servidor
limits-peer = Origen de la conexión
limits-trusted = Proxies de confianza
limits-untrusted = Esta solicitud la reenvió { $address }, que no es de confianza.
limits-untrusted-text = Lo que indica sobre el origen de las solicitudes se ignora: todo lo que llega a través de él comparte su dirección IP y sus límites. Si es su propio proxy inverso, ponga esto bajo <code>[default.doorward]</code> en <code>Rocket.toml</code> y reinicie:
limits-proxies = Direcciones IP que no son de confianza reenviaron solicitudes en las últimas 24 horas
limits-proxy = { $address }, última vez: { DATETIME($time) }
limits-proxies-text = Confíe en las que sean de sus propios proxies inversos, con el ajuste <code>trusted_proxies</code>. Las demás falsificaron el encabezado, sin conseguir nada con ello.
