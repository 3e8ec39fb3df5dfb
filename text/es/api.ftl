### Español: las páginas de la API. Lo que dice la propia API está en inglés.

## Un recurso

api-request = Solicitud y respuesta
api-curl = Lo mismo desde una terminal
api-headers = Encabezados
api-body = Cuerpo
api-forms = Formularios
api-reference = Referencia
api-refused = La respuesta a GET
api-send = Enviar { $method }
api-filter = Buscar y filtrar
api-raw = Datos en bruto
api-media-type = Tipo de contenido
api-content = Contenido
api-delete = Eliminar
api-delete-ask = ¿Eliminar esto para siempre? No se puede recuperar.
api-delete-yes = Sí, eliminar

## Las páginas de una lista

api-in-all = { $pages ->
    [1] { NUMBER($count) } en total
   *[other] { NUMBER($count) } en total, página { NUMBER($page) } de { NUMBER($pages) }
 }
api-pages = Páginas
api-page = Página { NUMBER($n) }
api-previous = Anterior
api-next = Siguiente

## Quién pregunta

api-members-only = Esto es solo para quienes han iniciado sesión.
api-sign-in = Iniciar sesión y volver aquí
api-token = Usar un token
api-token-label = Token Bearer
api-asking-as = Hace la solicitud como <strong>{ $who }</strong>. Un token acompaña a una sola solicitud y no se guarda.
api-asking-nobody = Hace la solicitud sin haber iniciado sesión. Un token acompaña a una sola solicitud y no se guarda.
api-asked-as = Esta es la respuesta para <strong>{ $who }</strong>, cuyo token indicó usted. El token no se guardó: los enlaces y los formularios van sin él.
api-asked-nobody = Esta es la respuesta a su token, que no se guardó: los enlaces y los formularios van sin él.

## La referencia

api-reference-lead = Todas las direcciones de esta API: qué admite y qué responde cada una.
api-reference-bodies = Las direcciones empiezan por { $server }. Los cuerpos son JSON o formularios con los mismos campos.
api-document = Documento OpenAPI
api-addresses = Direcciones
api-access = { $who ->
    [open] Abierto a cualquiera; las credenciales no se leen.
    [optional] Abierto a cualquiera; las credenciales se tienen en cuenta si se envían.
    [staff] Para el equipo; los cambios son para superusuarios.
   *[user] Para usuarios, con un token de acceso o una sesión.
 }
api-place = { $place ->
    [path] en la ruta
    [query] en la consulta
    [header] en un encabezado
   *[other] en el cuerpo
 }
api-required = obligatorio
api-longest = { NUMBER($n) } caracteres como máximo
api-parameters = Parámetros
api-answers = Respuestas
api-shapes = Estructuras
api-shapes-hint = De qué se componen las respuestas, por nombre.
