### Español: el marco de todas las páginas, las palabras que muchas comparten, formularios y campos.

language-name = Español
language-direction = ltr
language-formats = es

## La barra superior, el menú y el pie

skip = Ir al contenido
areas = Secciones
area-account = Cuenta
area-admin = Administración
area-api = API
your-menu = Su menú: { $name }
your-account = Su cuenta
start-page = Página de inicio
language = Idioma
footer-times = { $zone ->
    [UTC] Las horas se indican en UTC
   *[other] Las horas corresponden a la zona horaria { $zone }
 }

## Las acciones principales

sign-in = Iniciar sesión
sign-out = Cerrar sesión
create-account = Crear cuenta
save-changes = Guardar cambios
cancel = Cancelar
done = Listo
open = Abrir
search = Buscar
filter = Filtrar
try-again = Volver a intentarlo
choose-one = Elija una opción
back-to-list = Volver a la lista
download-csv = Descargar CSV

## Los botones que agrega un script

show = Mostrar
hide = Ocultar
copy = Copiar
copied = Copiado

## Listas

show-nav = Mostrar
show-newest = Mostrar lo más reciente
show-older = Mostrar lo anterior
pages = Páginas
breadcrumb = Ruta de navegación
first = Primera
previous = Anterior
next = Siguiente
last = Última
per-page = Por página
sort-by = Ordenar por
actions = Acciones
selected = en la selección
filtered = con filtros
older = entradas anteriores
details = Detalles
became = pasó a ser

## Formularios

title-error = Error:
check-fields = Revise estos campos
optional = opcional

## Campos

field-username = Nombre de usuario
field-email = Correo electrónico
field-first_name = Nombre
field-last_name = Apellidos
field-name = Nombre
field-password = Contraseña
field-password2 = Repita la contraseña
field-old_password = Contraseña actual
field-new-password = Contraseña nueva
field-new-password2 = Repita la contraseña nueva
field-groups = Grupos
field-permissions = Permisos
field-language = Idioma
field-time_zone = Zona horaria
field-theme = Aspecto
username-hint = Letras, cifras y . + - _ @

## Las personas y sus roles

role = Rol
member = Miembro
staff = Equipo
superuser = Superusuario
active = Cuenta activa
inactive = Cuenta inactiva
active-hint = Puede iniciar sesión.
staff-hint = Puede ver la administración, pero no cambiar nada.
superuser-hint = Puede cambiarlo todo aquí, incluidos los roles.
active-hint-long = Puede iniciar sesión. Si desmarca esta casilla, la cuenta se conserva, pero sus sesiones se cierran de inmediato.
you = Usted
group = Grupo
member-since = Cuenta creada
joined = Cuenta creada
last-sign-in = Último inicio de sesión
day-today = Hoy

## En lugar de un valor

never = Nunca
none = Ninguno
nothing = Nada
empty = Vacío
not-known = Se desconoce

## Lo que no se puede deshacer

danger-zone = Zona de peligro
no-way-back = Esto no se puede deshacer.

wrong-field = { $label }: { $message }
