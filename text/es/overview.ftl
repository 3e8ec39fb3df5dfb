### Español: lo que las páginas de la administración dicen con cifras, límites y permisos.

## Resumen

dashboard-change = { $direction ->
    [more] Cuentas nuevas en { NUMBER($days) } días: { NUMBER($n) } más que antes
    [fewer] Cuentas nuevas en { NUMBER($days) } días: { NUMBER($n) } menos que antes
   *[same] Cuentas nuevas en { NUMBER($days) } días: tantas como antes
 }
dashboard-chart = { NUMBER($n) } en { NUMBER($days) } días, { NUMBER($most) } como máximo en un día
dashboard-sign-ups-label = Cuentas nuevas en cada uno de los últimos { NUMBER($days) } días: { NUMBER($n) } en total, { NUMBER($most) } como máximo en un día. Las cifras están en la tabla de abajo.
dashboard-sign-ins-label = Inicios de sesión en cada uno de los últimos { NUMBER($days) } días: { NUMBER($n) } en total, { NUMBER($most) } como máximo en un día. Las cifras están en la tabla de abajo.
dashboard-bar = { $date }: { NUMBER($n) }

## Resumen: ajustes inseguros

dashboard-risks = Configuración aún insegura para un servidor al alcance de cualquiera
risk-plain-http = <code>public_url</code> es { $origin }: las contraseñas y las cookies viajan sin cifrar. Use HTTPS y ponga la dirección https en <code>public_url</code>.
risk-insecure-cookies = <code>insecure_http</code> está activado: los navegadores envían las cookies también sin cifrar. Use HTTPS y quite este ajuste.
risk-cheap-hashes = <code>bcrypt_cost</code> es { NUMBER($cost) }: si alguien roba los hashes de las contraseñas, le costará poco descifrarlos. Ponga 12 o más.
risk-unlimited-guesses = <code>throttle</code> está desactivado: se pueden probar contraseñas sin límite. Póngalo en <code>true</code>.
risk-short-passwords = <code>password_min_length</code> es { NUMBER($n) }: ponga 15, porque solo la contraseña protege una cuenta.
risk-debug-build = Esta es una compilación de depuración: es lenta y admite hashes de contraseña débiles. Compile con <code>cargo build --release</code>.
risk-trusted-by-all = <code>trusted_proxies</code> contiene { $networks }: cualquier cliente puede atribuirse cualquier dirección IP. Indique solo sus propios proxies.
risk-local-secret = El secreto está en un archivo de este servidor, y la base de datos es PostgreSQL: un segundo servidor no arrancaría. Ponga el mismo valor en <code>secret_key</code> en todos los servidores.

## Límites

limit-password = { $by ->
    [both] { $limit ->
        [one] { NUMBER($limit) } contraseña incorrecta { $window } para una cuenta desde una misma dirección IP
       *[other] { NUMBER($limit) } contraseñas incorrectas { $window } para una cuenta desde una misma dirección IP
    }
    [account] { $limit ->
        [one] { NUMBER($limit) } contraseña incorrecta { $window } para una cuenta desde lugares donde nunca ha iniciado sesión
       *[other] { NUMBER($limit) } contraseñas incorrectas { $window } para una cuenta desde lugares donde nunca ha iniciado sesión
    }
   *[address] { $limit ->
        [one] { NUMBER($limit) } contraseña incorrecta { $window } desde una misma dirección IP
       *[other] { NUMBER($limit) } contraseñas incorrectas { $window } desde una misma dirección IP
    }
 }
limit-registration = { $limit ->
    [one] { NUMBER($limit) } cuenta nueva { $window } desde una misma dirección IP
   *[other] { NUMBER($limit) } cuentas nuevas { $window } desde una misma dirección IP
 }
limit-hours = { $n ->
    [1] en una hora
   *[other] en { NUMBER($n) } horas
 }
limit-minutes = { $n ->
    [1] en un minuto
   *[other] en { NUMBER($n) } minutos
 }
limit-seconds = { $n ->
    [1] en un segundo
   *[other] en { NUMBER($n) } segundos
 }
limits-unknown-name = Nombre de usuario desconocido
limits-deleted-account = Cuenta eliminada

## Permisos

permission-hint = { $groups ->
    [none] { $name }
   *[other] { $name }, también a través de { $groups }
 }
permission-former = Ya no existe en la aplicación
