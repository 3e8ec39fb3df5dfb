### Español: las páginas para visitantes y las páginas de problemas.

## Inicio de sesión

login-again = Inicie sesión de nuevo, { $name }
login-name = Nombre de usuario o correo electrónico
login-forgotten-contact = ¿Olvidó su contraseña? Pida un enlace de restablecimiento: <a>{ $contact }</a>
login-forgotten-ask = ¿Olvidó su contraseña? Pida un enlace de restablecimiento a la administración.
login-remember = Mantener la sesión iniciada
login-new = ¿Aún no tiene cuenta? <a>Cree una</a>
login-cookie-missing = Su navegador no guardó la cookie de la sesión. Permita las cookies de este sitio e inicie sesión de nuevo.
login-plain-http = Este sitio usa HTTP sin cifrar: su contraseña y la cookie de su sesión viajan sin protección. Úselo solo en una red de confianza.

## Creación de una cuenta

register-signed-in = Ha iniciado sesión como <strong>{ $name }</strong>. Si crea otra cuenta, pasará a usar esa. <a>Seguir con esta cuenta</a>
register-terms = Acepto las condiciones de este sitio
register-have-account = ¿Ya tiene cuenta? <a>Inicie sesión</a>
register-closed = No se admiten cuentas nuevas
register-closed-why = En este momento no se pueden crear cuentas aquí. Si necesita una, pídasela a quienes administran { $site }.

## Una contraseña nueva, con un enlace de restablecimiento

reset-title = Elija una contraseña nueva
reset-lead = Para la cuenta <strong>{ $name }</strong>. Se cerrarán sus sesiones en todos los navegadores y aplicaciones.
reset-button = Guardar contraseña

## La primera cuenta de un sitio

setup-title = Configuración inicial
setup-heading = Configuración de { $site }
setup-lead = Cree la primera cuenta de administración, la que gestiona todas las demás. Su sesión se iniciará de inmediato.
setup-button = Crear cuenta de administración

## La página de inicio

landing-title = Inicio
landing-welcome = Hola, { $name }
landing-lead = Inicie sesión para continuar.
landing-lead-open = Inicie sesión para continuar o cree una cuenta.
landing-point-stay = Sin interrupciones
landing-point-stay-text = Su sesión se renueva sola, y ningún formulario se queda a medias.
landing-point-out = Cerrar es cerrar
landing-point-out-text = Cerrar la sesión tiene efecto inmediato en el servidor, no solo en este navegador.
landing-point-yours = Su contraseña es solo suya
landing-point-yours-text = Nadie puede leerla, ni siquiera quienes administran este sitio.

## La página privada

private-title = Página privada
private-granted = ¡Acceso concedido!
private-signed-in = Ha iniciado sesión como <strong>{ $name }</strong>.

## Tras iniciar sesión en medio de un formulario

confirm-title = ¿Enviar sus cambios?
confirm-back = Ha iniciado sesión de nuevo. Aún no se ha enviado nada.
confirm-lead = Esto es lo que iba a enviar a <code>{ $target }</code>.
confirm-nothing = No había nada que rellenar.
confirm-password = Las contraseñas nunca se guardan: la página siguiente le pedirá la suya una vez más.
confirm-discard = Descartar
confirm-send = Enviar

## Un problema

problem-number = Error { $status }
problem-signed-in = Ha iniciado sesión como <strong>{ $name }</strong>, pero esa cuenta no puede abrir esta página.
problem-somebody-else = Iniciar sesión con otra cuenta
problem-help = ¿Necesita ayuda? <a>{ $contact }</a>
problem-start = Ir a la página de inicio
problem-reference = Referencia:
