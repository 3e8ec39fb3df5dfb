### Brazilian Portuguese: the pages for visitors, and the pages about problems.

## Sign-in

login-again = Entre de novo, { $name }
login-name = Nome de usuário ou e-mail
login-forgotten-contact = Esqueceu a senha? Peça um link de redefinição: <a>{ $contact }</a>
login-forgotten-ask = Esqueceu a senha? Peça um link de redefinição à administração do site.
login-remember = Manter minha sessão aberta
login-new = Ainda não tem conta? <a>Criar conta</a>
login-cookie-missing = Seu navegador não guardou o cookie da sessão. Permita os cookies deste site e entre de novo.
login-plain-http = Este site usa HTTP sem criptografia: sua senha e o cookie da sessão trafegam sem proteção. Use-o apenas em redes de confiança.

## Registration

register-signed-in = Você entrou como <strong>{ $name }</strong>. Se criar outra conta, você passará a usá-la no lugar desta. <a>Continuar com esta conta</a>
register-terms = Aceito os termos deste site
register-have-account = Já tem conta? <a>Entrar</a>
register-closed = Cadastros fechados
register-closed-why = No momento, não é possível criar contas aqui. Se precisar de uma, fale com quem administra { $site }.

## A new password, by a reset link

reset-title = Escolha uma nova senha
reset-lead = Para a conta <strong>{ $name }</strong>. Todas as sessões dela, em todos os navegadores e apps, serão encerradas.
reset-button = Definir senha

## The first account of a site

setup-title = Configuração inicial
setup-heading = Configurar { $site }
setup-lead = Crie a primeira conta de administração, que cuida de todas as outras. Você entrará nela automaticamente.
setup-button = Criar conta de administração

## The start page

landing-title = Boas-vindas
landing-welcome = Olá, { $name }
landing-lead = Entre para continuar.
landing-lead-open = Entre para continuar ou crie uma conta.
landing-point-stay = Sem interrupções
landing-point-stay-text = Sua sessão se renova sozinha. Nada atrapalha você no meio de um formulário.
landing-point-out = Sair é sair mesmo
landing-point-out-text = Quando você sai, a sessão é encerrada na hora no servidor, e não só neste navegador.
landing-point-yours = Sua senha é só sua
landing-point-yours-text = Ninguém consegue lê-la, nem mesmo quem administra este site.

## The private page

private-title = Página privada
private-granted = Acesso concedido!
private-signed-in = Você entrou como <strong>{ $name }</strong>.

## After a sign-in in the middle of a form: shows what was typed, and asks whether to send it

confirm-title = Enviar suas alterações?
confirm-back = Você entrou de novo. Nada foi enviado ainda.
confirm-lead = Isto é o que você ia enviar para <code>{ $target }</code>.
confirm-nothing = Não havia nada a preencher.
confirm-password = Senhas nunca são guardadas: a próxima página pedirá a sua mais uma vez.
confirm-discard = Descartar
confirm-send = Enviar

## A problem

problem-number = Erro { $status }
problem-signed-in = Você entrou como <strong>{ $name }</strong>, uma conta sem acesso a esta página.
problem-somebody-else = Entrar com outra conta
problem-help = Precisa de ajuda? <a>{ $contact }</a>
problem-start = Ir para a página inicial
problem-reference = Referência:
