### Español: qué está mal en un campo, qué se rechazó y las páginas de problemas.

## Junto a un campo

error-blank = Rellene este campo
error-blank-username = Escriba un nombre de usuario
error-blank-email = Escriba su correo electrónico
error-blank-password = Escriba una contraseña
error-blank-old_password = Escriba su contraseña actual
error-blank-name = Escriba un nombre
error-choice = Elija una de las opciones.
error-number = Escriba un número entero.
error-terms = Acepte las condiciones para crear una cuenta.
error-username = Use letras, cifras y . + - _ @
error-not-your-address = Un nombre de usuario con @ tiene que ser su propio correo electrónico.
error-email = Escriba una dirección de correo electrónico, como nombre@example.com.
error-invisible = Quite los caracteres que no se ven.
error-too-long = Use { NUMBER($n) } caracteres como máximo.
error-name-taken = Este nombre de usuario ya está en uso. Elija otro.
error-email-taken = Ya hay una cuenta con este correo electrónico.
error-not-your-password = Esta no es su contraseña.
error-mismatch = Las dos contraseñas no coinciden. Escriba la misma otra vez.
error-password-similar = { $what ->
    [username] Se parece demasiado al nombre de usuario. Elija una contraseña que no tenga nada que ver con él.
    [email] Se parece demasiado al correo electrónico. Elija una contraseña que no tenga nada que ver con él.
   *[first_name] Se parece demasiado al nombre. Elija una contraseña que no tenga nada que ver con él.
 }
error-password-short = { $n ->
    [one] Demasiado corta: use al menos { NUMBER($n) } carácter.
   *[other] Demasiado corta: use al menos { NUMBER($n) } caracteres.
 }
error-password-common = Demasiado fácil de adivinar: la usa mucha gente. Mejor unas pocas palabras sin relación entre sí.
error-password-numeric = Una contraseña solo de cifras es fácil de adivinar. Agregue letras o palabras.
error-password-long = Demasiado larga. Use menos caracteres.
error-group-taken = Ya hay un grupo con este nombre.
error-group-comma = No ponga comas en el nombre: sirven para separar un nombre de otro.
error-group-gone = Uno de estos grupos ya no existe.
error-group-unknown = No hay ningún grupo «{ $name }».
error-permission = No hay ningún permiso «{ $name }».
password-hint = { $n ->
    [one] Al menos { NUMBER($n) } carácter. Unas pocas palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar.
   *[other] Al menos { NUMBER($n) } caracteres. Unas pocas palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar.
 }

## Nombres de campos en la lista de lo que está mal

field-terms = Condiciones
field-remember = Mantener la sesión iniciada
field-is_active = Cuenta activa
field-is_staff = Equipo
field-is_superuser = Superusuario
field-invite = Invitación

## Inicio de sesión

login-wrong = Nombre de usuario o contraseña incorrectos.
login-wrong-hint = Las contraseñas distinguen entre mayúsculas y minúsculas.
login-beside = Esta solicitud llegó con un encabezado Authorization que lleva un token de este sitio, y junto a él no se crean cookies. Inicie sesión sin ese encabezado.
login-signed-out = Ha cerrado la sesión.
login-kept = Aún no se ha enviado nada, y nada se ha perdido. Inicie sesión y podrá revisarlo todo antes de enviarlo.
login-lost = No se pudo guardar lo que iba a enviar. Inicie sesión y escríbalo de nuevo.
login-stays = Durante { $longest } como máximo. No en dispositivos compartidos.
too-many-seconds = { $n ->
    [one] Demasiados intentos. Vuelva a intentarlo dentro de { NUMBER($n) } segundo.
   *[other] Demasiados intentos. Vuelva a intentarlo dentro de { NUMBER($n) } segundos.
 }
too-many-minutes = { $n ->
    [one] Demasiados intentos. Vuelva a intentarlo dentro de { NUMBER($n) } minuto.
   *[other] Demasiados intentos. Vuelva a intentarlo dentro de { NUMBER($n) } minutos.
 }

## Lo que no se pudo hacer

refusal-invalid = Revise lo que escribió.
refusal-not-found = Esto ya no existe.
refusal-forbidden = No tiene permiso para hacer esto.
refusal-registration-closed = No se admiten cuentas nuevas.
refusal-link-spent = Un enlace sirve una sola vez, durante 30 minutos.
refusal-stale = Alguien modificó esto entretanto. Ábralo de nuevo.
refusal-last-superuser = Esta es la última cuenta activa de superusuario: tiene que quedar al menos una.
refusal-inactive = Esta cuenta está inactiva. Actívela primero.
refusal-in-use = { $table ->
    [none] No se puede eliminar esta cuenta: otros datos aún dependen de ella.
   *[other] No se puede eliminar esta cuenta: otros datos aún dependen de ella ({ $table }).
 }
refusal-session-ended = Su sesión ya no está abierta.
refusal-throttled = Demasiados intentos. Vuelva a intentarlo más tarde.
refusal-busy = El servidor está ocupado. Vuelva a intentarlo dentro de un momento.

## Páginas de problemas: el título y una frase

problem-400 = Solicitud incorrecta
problem-400-text = El servidor no pudo entender esta solicitud.
problem-401 = Inicie sesión
problem-401-text = Esto es solo para quienes han iniciado sesión.
problem-403 = Acceso no permitido
problem-403-text = No tiene permiso para ver esta página.
problem-link-spent = Este enlace ya no funciona
problem-link-spent-text = Ya se usó o ha caducado. Pida uno nuevo a quien le dio este.
problem-404 = Página no encontrada
problem-404-text = En esta dirección no hay nada. Quizá el enlace sea antiguo.
problem-405 = Esta página no se puede abrir así
problem-405-text = Ábrala desde un enlace o un botón de este sitio.
problem-408 = Demasiado lento
problem-408-text = La solicitud tardó demasiado en llegar. Vuelva a intentarlo.
problem-409 = Por ahora no es posible
problem-409-text = Para poder hacer esto, antes tiene que cambiar otra cosa.
problem-413 = Demasiado grande
problem-413-text = Lo que envió supera el tamaño que admite esta página.
problem-415 = Formato desconocido
problem-415-text = Lo que envió está en un formato que esta página no entiende.
problem-422 = Falta algo
problem-422-text = No se pudo procesar lo que envió.
problem-429 = Demasiados intentos
problem-429-text = Espere un poco antes de volver a intentarlo.
problem-503 = Vuelva a intentarlo dentro de un momento
problem-503-text = El servicio está ocupado o en mantenimiento. No se cerró ninguna sesión, y lo que escribió sigue en su navegador: vuelva atrás para verlo.
problem-500 = Algo salió mal
problem-500-text = El fallo es nuestro y ha quedado registrado.
