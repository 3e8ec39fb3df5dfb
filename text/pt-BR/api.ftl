# The pages of the API. What the API itself says, such as the names and the labels of its fields, is not here: it stays
# English, as programs know it.

## An endpoint

api-request = Requisição e resposta
api-curl = O mesmo no terminal
api-headers = Cabeçalhos
api-body = Corpo
api-forms = Formulários
api-reference = Referência
api-refused = A resposta ao GET
api-send = Enviar { $method }
api-filter = Buscar e filtrar
api-raw = Dados brutos
api-media-type = Tipo de mídia
api-content = Conteúdo
api-delete = Excluir
api-delete-ask = Excluir isto definitivamente? Não será possível recuperar.
api-delete-yes = Sim, excluir

## The pages of a list

api-in-all = { $pages ->
    [1] { NUMBER($count) } ao todo
   *[other] { NUMBER($count) } ao todo, página { NUMBER($page) } de { NUMBER($pages) }
 }
api-pages = Páginas
api-page = Página { NUMBER($n) }
api-previous = Anterior
api-next = Próxima

## Who asks

api-members-only = Para acessar este recurso, é preciso entrar.
api-sign-in = Entrar e voltar para cá
api-token = Usar um token
api-token-label = Token Bearer
api-asking-as = Você está fazendo requisições como <strong>{ $who }</strong>. Um token acompanha uma única requisição e não é guardado.
api-asking-nobody = Você está fazendo requisições sem ter entrado. Um token acompanha uma única requisição e não é guardado.
api-asked-as = Esta é a resposta para <strong>{ $who }</strong>, a quem pertence o token informado. Ele não foi guardado: links e formulários seguem sem ele.
api-asked-nobody = Esta é a resposta ao seu token. Ele não foi guardado: links e formulários seguem sem ele.

## The reference

api-reference-lead = Todos os endereços desta API: o que cada um recebe e o que responde.
api-reference-bodies = Os endereços começam com { $server }. Os corpos são JSON ou formulários com os mesmos campos.
api-document = Documento OpenAPI
api-addresses = Endereços
api-access = { $who ->
    [open] Acesso livre; credenciais não são lidas.
    [optional] Acesso livre; se forem enviadas, as credenciais valem.
    [staff] Para a equipe; só superusuários podem fazer alterações.
   *[user] Para usuários, com um token de acesso ou uma sessão.
 }
api-place = { $place ->
    [path] no caminho
    [query] na query
    [header] em um cabeçalho
   *[other] no corpo
 }
api-required = obrigatório
api-longest = no máximo { NUMBER($n) } caracteres
api-parameters = Parâmetros
api-answers = Respostas
api-shapes = Estruturas
api-shapes-hint = As partes que compõem as respostas, por nome.
