### Español: lo que la lista de usuarios y las páginas de un usuario dicen con cifras y nombres.

## La lista de usuarios

users-filter-everyone = Todos
users-filter-inactive = Inactivos
users-filter-staff = Equipo
users-filter-superusers = Superusuarios
users-person = Persona
users-status = Estado
users-order = { $column }: { $order }
users-order-a-to-z = de la A a la Z
users-order-z-to-a = de la Z a la A
users-order-newest = primero lo más reciente
users-order-oldest = primero lo más antiguo
users-order-first = al principio
users-order-last = al final
users-all-on-page = { $n ->
    [one] { NUMBER($n) } usuario de esta página
   *[other] Los { NUMBER($n) } usuarios de esta página
 }
users-everyone = Los { NUMBER($n) } usuarios, no solo los de esta página
users-range = { $count ->
    [0] Nadie
    [1] { NUMBER($from) } de { NUMBER($total) }
   *[other] { NUMBER($from) }–{ NUMBER($to) } de { NUMBER($total) }
 }
users-page = Página { NUMBER($page) } de { NUMBER($count) }

## Agregar un usuario

users-invited = Se agregó a { $name }. Entregue el enlace de abajo.
users-invite-inactive = Solo se puede elegir una contraseña si la cuenta está activa. Marque esta casilla o asigne una contraseña.

## Lo que se puede hacer con los usuarios: el formulario volvió

bulk-no-action = Elija qué hacer con los usuarios.
bulk-no-group = Elija primero el grupo.
bulk-nobody = Seleccione primero los usuarios.

## Lo que se puede hacer con los usuarios: la página que pregunta

bulk-activate-ask = { $most ->
    [yes] ¿Activar hasta { NUMBER($n) } usuarios?
   *[none] { $n ->
        [one] ¿Activar { NUMBER($n) } usuario?
       *[other] ¿Activar { NUMBER($n) } usuarios?
    }
 }
bulk-activate-button = { $most ->
    [yes] Activar hasta { NUMBER($n) } usuarios
   *[none] { $n ->
        [one] Activar { NUMBER($n) } usuario
       *[other] Activar { NUMBER($n) } usuarios
    }
 }
bulk-deactivate-ask = { $most ->
    [yes] ¿Desactivar hasta { NUMBER($n) } usuarios?
   *[none] { $n ->
        [one] ¿Desactivar { NUMBER($n) } usuario?
       *[other] ¿Desactivar { NUMBER($n) } usuarios?
    }
 }
bulk-deactivate-button = { $most ->
    [yes] Desactivar hasta { NUMBER($n) } usuarios
   *[none] { $n ->
        [one] Desactivar { NUMBER($n) } usuario
       *[other] Desactivar { NUMBER($n) } usuarios
    }
 }
bulk-end-sessions-ask = { $most ->
    [yes] ¿Cerrar todas las sesiones de hasta { NUMBER($n) } usuarios?
   *[none] { $n ->
        [one] ¿Cerrar todas las sesiones de { NUMBER($n) } usuario?
       *[other] ¿Cerrar todas las sesiones de { NUMBER($n) } usuarios?
    }
 }
bulk-end-sessions-button = { $most ->
    [yes] Cerrar las sesiones de hasta { NUMBER($n) } usuarios
   *[none] { $n ->
        [one] Cerrar las sesiones de { NUMBER($n) } usuario
       *[other] Cerrar las sesiones de { NUMBER($n) } usuarios
    }
 }
bulk-delete-ask = { $most ->
    [yes] ¿Eliminar hasta { NUMBER($n) } usuarios?
   *[none] { $n ->
        [one] ¿Eliminar { NUMBER($n) } usuario?
       *[other] ¿Eliminar { NUMBER($n) } usuarios?
    }
 }
bulk-delete-button = { $most ->
    [yes] Eliminar hasta { NUMBER($n) } usuarios
   *[none] { $n ->
        [one] Eliminar { NUMBER($n) } usuario
       *[other] Eliminar { NUMBER($n) } usuarios
    }
 }
bulk-join-ask = { $most ->
    [yes] ¿Agregar hasta { NUMBER($n) } usuarios a { $group }?
   *[none] { $n ->
        [one] ¿Agregar { NUMBER($n) } usuario a { $group }?
       *[other] ¿Agregar { NUMBER($n) } usuarios a { $group }?
    }
 }
bulk-join-button = { $most ->
    [yes] Agregar hasta { NUMBER($n) } usuarios a { $group }
   *[none] { $n ->
        [one] Agregar { NUMBER($n) } usuario a { $group }
       *[other] Agregar { NUMBER($n) } usuarios a { $group }
    }
 }
bulk-leave-ask = { $most ->
    [yes] ¿Quitar hasta { NUMBER($n) } usuarios de { $group }?
   *[none] { $n ->
        [one] ¿Quitar { NUMBER($n) } usuario de { $group }?
       *[other] ¿Quitar { NUMBER($n) } usuarios de { $group }?
    }
 }
bulk-leave-button = { $most ->
    [yes] Quitar hasta { NUMBER($n) } usuarios de { $group }
   *[none] { $n ->
        [one] Quitar { NUMBER($n) } usuario de { $group }
       *[other] Quitar { NUMBER($n) } usuarios de { $group }
    }
 }
bulk-more = { $most ->
    [yes] y hasta { NUMBER($n) } más
   *[none] y { NUMBER($n) } más
 }

## La página que pregunta: qué ocurriría; las frases valen para uno y para varios

bulk-nothing = No cambiaría nada.
bulk-ends = { $n ->
    [0] No hay ninguna sesión abierta.
    [one] Se cerrará { NUMBER($n) } sesión de inmediato.
   *[other] Se cerrarán { NUMBER($n) } sesiones de inmediato.
 }
bulk-ends-at-least = Sus sesiones se cerrarán de inmediato: los primeros { NUMBER($users) } usuarios tienen { NUMBER($n) }; las de los demás no se contaron.
bulk-activate-then = Se podrá volver a iniciar sesión, con la contraseña de antes.
bulk-deactivate-then = No se podrá iniciar sesión hasta que se vuelva a activar la cuenta.
bulk-end-sessions-then = Se podrá volver a iniciar sesión.
bulk-delete-then = La eliminación es definitiva: no se puede deshacer. El registro conserva lo que hizo cada usuario.
bulk-join-then = A partir de la próxima solicitud se aplicarán también los permisos del grupo. No se cierra ninguna sesión.
bulk-leave-then = A partir de la próxima solicitud ya no se podrá hacer lo que solo este grupo permite. No se cierra ninguna sesión.

## A quién no se incluye, antes y después

bulk-own-account = Su propia cuenta queda como está.
bulk-own-session = Su sesión actual sigue abierta.
bulk-last-superuser = La suya es la última cuenta activa de superusuario.
bulk-active-already = { $n ->
    [one] { NUMBER($n) } usuario ya está activo.
   *[other] { NUMBER($n) } usuarios ya están activos.
 }
bulk-inactive-already = { $n ->
    [one] { NUMBER($n) } usuario ya está inactivo.
   *[other] { NUMBER($n) } usuarios ya están inactivos.
 }
bulk-in-group-already = { $n ->
    [one] { NUMBER($n) } usuario ya está en el grupo.
   *[other] { NUMBER($n) } usuarios ya están en el grupo.
 }
bulk-not-in-group = { $n ->
    [one] { NUMBER($n) } usuario no está en el grupo.
   *[other] { NUMBER($n) } usuarios no están en el grupo.
 }
bulk-no-session = { $n ->
    [one] { NUMBER($n) } usuario no tiene ninguna sesión que cerrar.
   *[other] { NUMBER($n) } usuarios no tienen ninguna sesión que cerrar.
 }
bulk-gone = { $n ->
    [one] { NUMBER($n) } usuario ya no existe.
   *[other] { NUMBER($n) } usuarios ya no existen.
 }
bulk-in-use = { $n ->
    [one] { NUMBER($n) } usuario se conserva: otros datos aún dependen de su cuenta.
   *[other] { NUMBER($n) } usuarios se conservan: otros datos aún dependen de sus cuentas.
 }

## Lo que se hizo; siguen frases sobre quién no se incluyó

bulk-activate-done = { $n ->
    [one] Se activó { NUMBER($n) } usuario.
   *[other] Se activaron { NUMBER($n) } usuarios.
 }
bulk-deactivate-done = { $n ->
    [one] Se desactivó { NUMBER($n) } usuario
   *[other] Se desactivaron { NUMBER($n) } usuarios
 }; { $sessions ->
    [one] se cerró { NUMBER($sessions) } sesión.
   *[other] se cerraron { NUMBER($sessions) } sesiones.
 }
bulk-end-sessions-done = { $sessions ->
    [one] Se cerró { NUMBER($sessions) } sesión
   *[other] Se cerraron { NUMBER($sessions) } sesiones
 } de { $n ->
    [one] { NUMBER($n) } usuario.
   *[other] { NUMBER($n) } usuarios.
 }
bulk-delete-done = { $n ->
    [one] Se eliminó { NUMBER($n) } usuario
   *[other] Se eliminaron { NUMBER($n) } usuarios
 }; { $sessions ->
    [one] se cerró { NUMBER($sessions) } sesión.
   *[other] se cerraron { NUMBER($sessions) } sesiones.
 }
bulk-join-done = { $n ->
    [one] Se agregó { NUMBER($n) } usuario a { $group }.
   *[other] Se agregaron { NUMBER($n) } usuarios a { $group }.
 }
bulk-leave-done = { $n ->
    [one] Se quitó { NUMBER($n) } usuario de { $group }.
   *[other] Se quitaron { NUMBER($n) } usuarios de { $group }.
 }
# Tras «a» o «de», que con «el» se contraerían.
bulk-group-gone = un grupo ya eliminado
bulk-broken = Después, el proceso se interrumpió: los demás usuarios siguen como estaban.
bulk-going = El proceso aún no ha terminado y continúa por sí solo. Recargue esta página para ver cómo avanza.

## Un usuario: cambios que llegaron demasiado tarde

conflict-heading = { $who ->
    [none] Alguien guardó antes
   *[other] { $who } guardó antes
 }
conflict-heading-own = Usted guardó antes, en otra página
conflict-saved = { $who ->
    [none] Alguien guardó cambios en los datos de { $name } ({ DATETIME($time) }) mientras usted tenía esta página abierta.
   *[other] { $who } guardó cambios en los datos de { $name } ({ DATETIME($time) }) mientras usted tenía esta página abierta.
 }
conflict-saved-own = Usted guardó cambios en los datos de { $name } en otra página ({ DATETIME($time) }).
conflict-saved-unknown = Los datos de { $name } cambiaron mientras usted tenía esta página abierta.
conflict-mine = Sus cambios aún no se han guardado y están marcados; lo demás queda como está guardado ahora.
conflict-stored-already = Lo que escribió es lo que está guardado ahora.
conflict-nothing = Usted no había cambiado nada, así que no hay nada que guardar.
conflict-unchanged = Sin cambios: { $fields }.
yes = Sí
no = No

## Varias frases seguidas

two-sentences = { $one } { $other }
