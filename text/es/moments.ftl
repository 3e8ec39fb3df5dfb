### Español: horas, duraciones, dispositivos y sesiones.

## Horas; están solas o en medio de una frase, y por eso empiezan con minúscula

time-now = hace un momento
time-minutes = { $n ->
    [one] hace { NUMBER($n) } minuto
   *[other] hace { NUMBER($n) } minutos
 }
time-hours = { $n ->
    [one] hace { NUMBER($n) } hora
   *[other] hace { NUMBER($n) } horas
 }
time-yesterday = ayer
time-days = { $n ->
    [one] hace { NUMBER($n) } día
   *[other] hace { NUMBER($n) } días
 }
time-in-minutes = { $n ->
    [one] dentro de { NUMBER($n) } minuto
   *[other] dentro de { NUMBER($n) } minutos
 }
time-in-hours = { $n ->
    [one] dentro de { NUMBER($n) } hora
   *[other] dentro de { NUMBER($n) } horas
 }
# El título de las entradas de un día.
day-yesterday = Ayer

## Duraciones

span-days = { $n ->
    [one] { NUMBER($n) } día
   *[other] { NUMBER($n) } días
 }
span-hours = { $n ->
    [one] { NUMBER($n) } hora
   *[other] { NUMBER($n) } horas
 }
span-minutes = { $n ->
    [one] { NUMBER($n) } minuto
   *[other] { NUMBER($n) } minutos
 }
span-seconds = { $n ->
    [one] { NUMBER($n) } segundo
   *[other] { NUMBER($n) } segundos
 }

## Dispositivos

device = { $browser } en { $system }
device-browser = { $browser }
device-unknown = Dispositivo desconocido
browser-unknown = Navegador desconocido

## Por qué se cerró una sesión

session-ended = { $why ->
    [logout] { $device }: se cerró la sesión.
    [expired] { $device }: la sesión caducó tras mucho tiempo abierta.
    [token_reused] { $device }: se cerró la sesión porque se volvió a usar una copia antigua de ella.
    [password_changed] { $device }: se cerró la sesión porque se cambió la contraseña.
    [deactivated] { $device }: se cerró la sesión porque se desactivó la cuenta.
    [role_changed] { $device }: se cerró la sesión porque se cambió el rol.
    [admin] { $device }: la administración cerró la sesión.
    [replaced] { $device }: se inició sesión de nuevo.
   *[unknown] { $device }: se cerró la sesión.
 }

ended-logout = Usted cerró esta sesión.
ended-expired = Su sesión ha caducado. Inicie sesión de nuevo.
ended-token-reused = Su sesión se cerró porque se volvió a usar una copia antigua de ella, lo que puede significar que alguien la robó. Inicie sesión de nuevo.
ended-password-changed = Su sesión se cerró porque se cambió la contraseña de esta cuenta.
ended-deactivated = Su sesión se cerró porque se desactivó esta cuenta.
ended-role-changed = Su sesión se cerró porque se cambió el rol de esta cuenta.
ended-admin = La administración cerró su sesión.
ended-replaced = Su sesión se cerró porque usted inició otra en este navegador.

## Opciones del perfil

language-of-browser = El de mi navegador
zone-of-site = La de este sitio ({ $zone })

## La página de inicio

landing-account = Su cuenta
landing-account-hint = Nombre, correo electrónico, contraseña y sesiones abiertas.
landing-private = Página privada
landing-private-hint = Solo para quienes han iniciado sesión.
landing-admin = Administración
landing-admin-hint = Los usuarios y sus sesiones, el registro y los límites.
landing-api = API
landing-api-hint = Para usar su cuenta desde programas; puede probarla en el navegador.
