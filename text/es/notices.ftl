### Español: lo que se acaba de hacer, en una frase al principio de la página siguiente.

notice-profile = Se guardó su perfil.
notice-password = Se cambió su contraseña y se cerraron sus demás sesiones.
notice-session-ended = Se cerró esa sesión.
notice-others-ended = Se cerraron sus demás sesiones.
notice-deleted = Se eliminó su cuenta.
notice-user-added = Se agregó el usuario.
notice-user-deleted = Se eliminó el usuario y se cerraron todas sus sesiones.
notice-reset = Se guardó su contraseña nueva. Inicie sesión con ella.
notice-limit-lifted = Se levantó el bloqueo. El contador empieza de nuevo.
notice-limit-over = Ese bloqueo ya había terminado.
notice-user-saved = Se guardó el usuario.
notice-user-unchanged = No había nada que cambiar: el usuario está tal como lo ve.
notice-user-activated = Se guardó y se activó el usuario; ya puede volver a iniciar sesión.
notice-user-deactivated = Se guardó y se desactivó el usuario: se cerraron todas sus sesiones y no puede iniciar otra.
notice-user-rights = Se guardó el usuario con otro rol y se cerraron todas sus sesiones para que el cambio tenga efecto de inmediato.
notice-user-password = Se asignó la contraseña. La anterior ya no sirve, y se cerraron todas las sesiones del usuario.
notice-user-session-ended = Se cerró esa sesión.
notice-user-sessions-ended = Se cerraron todas las sesiones del usuario.
notice-user-given = Se guardó el usuario. Los cambios se aplican a partir de su próxima solicitud.
notice-group-added = Se agregó el grupo.
notice-group-saved = Se guardó el grupo. Los cambios se aplican a partir de la próxima solicitud de cada miembro.
notice-group-unchanged = No había nada que cambiar: el grupo está tal como lo ve.
notice-group-deleted = Se eliminó el grupo. Sus miembros perdieron lo que solo este grupo les permitía.
