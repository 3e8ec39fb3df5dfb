### Español: las frases del registro y de la actividad de la propia cuenta.

## Lo que se muestra

show-everything = Todo
show-sign-ins = Inicios de sesión
show-changes = Cambios
show-warnings = Advertencias
user-history-all-title = Todo sobre { $name }

## Filtros del registro

log-anything = Cualquier evento
log-since-ever = Desde siempre
log-since-24h = Últimas 24 horas
log-since-7d = Últimos 7 días
log-since-30d = Últimos 30 días
log-wrong-event = Elija una de estas opciones.
log-wrong-address = Escriba una dirección IP, como 192.0.2.7 o 2001:db8::7.
log-wrong-day = Escriba el día en el formato año-mes-día, por ejemplo, 2026-03-31.
log-wrong-order = El último día es anterior al primero.

## Quién hizo algo, o a quién, en lugar de un nombre de usuario

# Los dos primeros están siempre al comienzo de una frase; el tercero puede estar en medio.
log-terminal = La línea de comandos
log-host = La aplicación
log-account = un usuario eliminado (n.º { $id })

## Las frases del registro

log-set-up = { $who ->
    [none] { $whom } creó la primera cuenta de superusuario.
   *[other] { $who } creó la primera cuenta de superusuario, { $whom }.
 }
log-registered = { $whom } creó una cuenta.
log-signed-in = { $channel ->
    [api] { $whom } inició sesión a través de la API.
   *[other] { $whom } inició sesión.
 }
log-sign-in-failed = { $whom ->
    [none] Falló un inicio de sesión con un nombre de usuario desconocido.
   *[other] { $channel ->
        [confirmation] Se escribió una contraseña incorrecta para { $whom }.
       *[other] Falló un inicio de sesión como { $whom }.
    }
 }
log-throttled = { $channel ->
    [registration] Hubo demasiadas cuentas nuevas desde una misma dirección IP.
    [host] Hubo demasiados intentos ({ $limit }).
   *[other] { $whom ->
        [none] Hubo demasiados intentos de iniciar sesión.
       *[other] Hubo demasiados intentos de iniciar sesión como { $whom }.
    }
 }
log-signed-out = { $whom } cerró la sesión.
log-session-ended = { $own ->
    [yes] { $who } cerró una de sus sesiones.
   *[no] { $who } cerró una sesión de { $whom }.
 }
log-sessions-ended = { $own ->
    [yes] { $who } cerró { NUMBER($n) } de sus sesiones.
   *[no] { $n ->
        [one] { $who } cerró { NUMBER($n) } sesión de { $whom }.
       *[other] { $who } cerró { NUMBER($n) } sesiones de { $whom }.
    }
 }
log-token-reused = Se reutilizó un token ya usado de { $whom } y se cerró la sesión correspondiente.
log-password-changed = { $whom } eligió una contraseña nueva.
log-password-reset = { $whom } eligió una contraseña nueva con un enlace de restablecimiento.
log-password-set = { $own ->
    [yes] { $who } asignó una contraseña a su propia cuenta.
   *[no] { $who } asignó una contraseña a { $whom }.
 }
log-reset-link-made = { $own ->
    [yes] { $who } creó un enlace de restablecimiento para su propia cuenta.
   *[no] { $who } creó un enlace de restablecimiento para { $whom }.
 }
log-profile-changed = { $what ->
    [username] { $whom } cambió su nombre de usuario.
    [email] { $whom } cambió su correo electrónico.
    [name] { $whom } cambió su nombre.
   *[several] { $whom } modificó su perfil.
 }
log-account-deleted = { $whom } eliminó su propia cuenta.
log-user-created = { $who } agregó a { $whom }.
log-user-changed = { $own ->
    [yes] { $who } modificó su propio perfil.
   *[no] { $what ->
        [username] { $who } cambió el nombre de usuario de { $whom }.
        [email] { $who } cambió el correo electrónico de { $whom }.
        [name] { $who } cambió el nombre de { $whom }.
       *[several] { $who } modificó el perfil de { $whom }.
    }
 }
log-rights-changed = { $own ->
    [yes] { $who } cambió su propio rol.
   *[no] { $role ->
        [superuser] { $who } dio a { $whom } el rol de superusuario.
        [no-superuser] { $who } quitó a { $whom } el rol de superusuario.
        [staff] { $who } dio a { $whom } el rol de equipo.
        [no-staff] { $who } quitó a { $whom } el rol de equipo.
       *[other] { $who } cambió el rol de { $whom }.
    }
 }
log-activated = { $own ->
    [yes] { $who } activó su propia cuenta.
   *[no] { $who } activó la cuenta de { $whom }.
 }
log-deactivated = { $own ->
    [yes] { $who } desactivó su propia cuenta.
   *[no] { $who } desactivó la cuenta de { $whom }.
 }
log-user-deleted = { $own ->
    [yes] { $who } eliminó su propia cuenta.
   *[no] { $who } eliminó la cuenta de { $whom }.
 }
log-groups-changed = { $given ->
    [added] { $own ->
        [yes] { $who } se agregó a { $names }.
       *[no] { $who } agregó a { $whom } a { $names }.
    }
    [removed] { $own ->
        [yes] { $who } salió de { $names }.
       *[no] { $who } quitó a { $whom } de { $names }.
    }
   *[other] { $own ->
        [yes] { $who } cambió sus propios grupos.
       *[no] { $who } cambió los grupos de { $whom }.
    }
 }
log-permissions-changed = { $own ->
    [yes] { $who } cambió sus propios permisos.
   *[no] { $given ->
        [added] { $who } concedió { $names } a { $whom }.
        [removed] { $who } retiró { $names } a { $whom }.
       *[other] { $who } cambió los permisos de { $whom }.
    }
 }
log-group-created = { $who } agregó el grupo { $group }.
log-group-changed = { $who } modificó el grupo { $group }.
log-group-deleted = { $who } eliminó el grupo { $group }.
log-cross-origin-refused = Se rechazó una solicitud de otro sitio.
log-throttle-lifted = { $own ->
    [yes] { $who } desbloqueó su propia cuenta.
   *[no] { $whom ->
        [none] { $address ->
            [none] { $who } desbloqueó un nombre de usuario desconocido.
           *[other] { $who } desbloqueó { $address }.
        }
       *[other] { $address ->
            [none] { $who } desbloqueó a { $whom }.
           *[other] { $who } desbloqueó a { $whom } en { $address }.
        }
    }
 }
log-users-exported = { $who } descargó la lista de usuarios.
log-log-exported = { $who } descargó el registro.
log-backup-made = { $who } hizo una copia de seguridad de la base de datos.
log-untrusted-proxy = Un proxy que no es de confianza reenvió una solicitud.
log-other = { $who ->
    [none] { $whom ->
        [none] { $event }
       *[other] { $event }, sobre { $whom }
    }
   *[other] { $own ->
        [yes] { $who }: { $event }
       *[no] { $whom ->
            [none] { $who }: { $event }
           *[other] { $who }: { $event }, sobre { $whom }
        }
    }
 }

## Los mismos eventos, para filtrar por ellos

event-set-up = Primera cuenta de superusuario creada
event-registered = Cuenta creada
event-signed-in = Inicio de sesión
event-sign-in-failed = Inicio de sesión fallido
event-throttled = Demasiados intentos
event-signed-out = Cierre de sesión
event-session-ended = Otra sesión cerrada
event-sessions-ended = Varias sesiones cerradas
event-token-reused = Token reutilizado
event-password-changed = Contraseña cambiada
event-password-reset = Contraseña restablecida
event-password-set = Contraseña asignada por la administración
event-reset-link-made = Enlace de restablecimiento creado
event-profile-changed = Perfil modificado
event-account-deleted = Cuenta eliminada por su titular
event-user-created = Usuario agregado
event-user-changed = Usuario modificado
event-rights-changed = Rol cambiado
event-activated = Usuario activado
event-deactivated = Usuario desactivado
event-user-deleted = Usuario eliminado
event-groups-changed = Grupos de un usuario modificados
event-permissions-changed = Permisos de un usuario modificados
event-group-created = Grupo agregado
event-group-changed = Grupo modificado
event-group-deleted = Grupo eliminado
event-cross-origin-refused = Solicitud de otro sitio rechazada
event-throttle-lifted = Bloqueo levantado
event-users-exported = Lista de usuarios descargada
event-log-exported = Registro descargado
event-backup-made = Copia de seguridad de la base de datos
event-untrusted-proxy = Proxy que no es de confianza

## Los detalles de una entrada, cada uno antes de su valor

detail-username = Nombre de usuario
detail-email = Correo electrónico
detail-first_name = Nombre
detail-last_name = Apellidos
detail-is_active = Cuenta activa
detail-is_staff = Equipo
detail-is_superuser = Superusuario
detail-count = Sesiones
detail-group = Grupo
detail-name = Nombre
detail-added = Agregado
detail-removed = Quitado
detail-permissions = Permisos
detail-members = Miembros
detail-limit = Límite
detail-limit-password = contraseñas
detail-limit-registration = cuentas nuevas
detail-account = Cuenta
detail-account-unknown = nombres de usuario desconocidos
detail-limited_address = Dirección IP
detail-attempts = Intentos
detail-method = Método
detail-path = Ruta
detail-why = Motivo
detail-channel = Canal
detail-methods = Método de inicio de sesión
detail-searched = Con búsqueda
detail-number = { NUMBER($n) }
detail-yes = sí
detail-no = no
detail-nothing = nada
detail-empty = (vacío)

## La actividad de la propia cuenta

activity-set-up = { $by ->
    [admin] La administración creó su cuenta.
   *[you] Usted creó esta cuenta.
 }
activity-registered = { $by ->
    [admin] La administración creó su cuenta.
   *[you] Usted creó esta cuenta.
 }
activity-signed-in = { $channel ->
    [api] Usted inició sesión a través de la API.
   *[other] Usted inició sesión.
 }
activity-sign-in-failed = { $channel ->
    [confirmation] Se escribió una contraseña incorrecta.
   *[other] Falló un intento de iniciar sesión.
 }
activity-throttled = Hubo demasiados intentos de iniciar sesión.
activity-signed-out = Usted cerró la sesión.
activity-session-ended = { $by ->
    [admin] La administración cerró una de sus sesiones.
   *[you] Usted cerró una de sus sesiones.
 }
activity-sessions-ended = { $by ->
    [admin] La administración cerró sus sesiones.
   *[you] Usted cerró sus demás sesiones.
 }
activity-token-reused = Se volvió a usar una copia antigua de una sesión. Esa sesión se cerró.
activity-password-changed = Usted cambió su contraseña.
activity-password-reset = Se eligió una contraseña nueva con un enlace de restablecimiento.
activity-password-set = { $by ->
    [admin] La administración le asignó una contraseña.
   *[you] Usted asignó una contraseña a su cuenta desde la administración.
 }
activity-reset-link-made = { $by ->
    [admin] La administración creó un enlace de restablecimiento para su cuenta.
   *[you] Usted creó un enlace de restablecimiento para su cuenta.
 }
activity-profile-changed = { $new ->
    [none] Usted modificó su perfil.
   *[other] Usted cambió su correo electrónico de { $old } a { $new }.
 }
activity-user-created = { $by ->
    [admin] La administración creó su cuenta.
   *[you] Usted creó esta cuenta.
 }
activity-user-changed = { $by ->
    [admin] { $new ->
        [none] La administración modificó su perfil.
       *[other] La administración cambió su correo electrónico de { $old } a { $new }.
    }
   *[you] { $new ->
        [none] Usted modificó su perfil.
       *[other] Usted cambió su correo electrónico de { $old } a { $new }.
    }
 }
activity-rights-changed = { $by ->
    [admin] La administración cambió su rol.
   *[you] Usted cambió su rol.
 }
activity-activated = { $by ->
    [admin] La administración activó su cuenta.
   *[you] Usted activó su cuenta.
 }
activity-deactivated = { $by ->
    [admin] La administración desactivó su cuenta.
   *[you] Usted desactivó su cuenta.
 }
activity-groups-changed = { $by ->
    [admin] La administración cambió sus grupos.
   *[you] Usted cambió sus grupos.
 }
activity-permissions-changed = { $by ->
    [admin] La administración cambió sus permisos.
   *[you] Usted cambió sus permisos.
 }
activity-throttle-lifted = { $by ->
    [admin] La administración desbloqueó su cuenta.
   *[you] Usted desbloqueó su cuenta.
 }
activity-other = { $event }
