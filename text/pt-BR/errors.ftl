### Brazilian Portuguese: what is wrong with a field, what was refused, and the pages about problems.

## Beside a field

error-blank = Preencha este campo
error-blank-username = Digite um nome de usuário
error-blank-email = Digite seu e-mail
error-blank-password = Digite uma senha
error-blank-old_password = Digite sua senha atual
error-blank-name = Digite um nome
error-choice = Escolha uma das opções.
error-number = Digite um número inteiro.
error-terms = Aceite os termos para criar uma conta.
error-username = Use letras, números e . + - _ @
error-not-your-address = Um nome de usuário com @ precisa ser o seu próprio e-mail.
error-email = Digite um e-mail como nome@example.com.
error-invisible = Retire os caracteres invisíveis.
error-too-long = Use no máximo { NUMBER($n) } caracteres.
error-name-taken = Este nome de usuário já está em uso. Escolha outro.
error-email-taken = Já existe uma conta com este e-mail.
error-not-your-password = Esta não é a sua senha.
error-mismatch = As senhas não coincidem. Digite a mesma senha outra vez.
error-password-similar = { $what ->
    [username] Parecida demais com o nome de usuário. Escolha uma senha que não tenha nada a ver com ele.
    [email] Parecida demais com o e-mail. Escolha uma senha que não tenha nada a ver com ele.
   *[first_name] Parecida demais com o nome. Escolha uma senha que não tenha nada a ver com ele.
 }
error-password-short = { $n ->
    [one] Curta demais: use pelo menos { NUMBER($n) } caractere.
   *[other] Curta demais: use pelo menos { NUMBER($n) } caracteres.
 }
error-password-common = Fácil demais de adivinhar: muita gente usa esta senha. É melhor juntar algumas palavras sem relação entre si.
error-password-numeric = Uma senha só com números é fácil de adivinhar. Acrescente letras ou palavras.
error-password-long = Longa demais. Use menos caracteres.
error-group-taken = Já existe um grupo com este nome.
error-group-comma = Não use vírgulas no nome: elas separam um nome do outro.
error-group-gone = Um destes grupos não existe mais.
error-group-unknown = Não existe o grupo “{ $name }”.
error-permission = Não existe a permissão “{ $name }”.
password-hint = { $n ->
    [one] Pelo menos { NUMBER($n) } caractere. Algumas palavras sem relação entre si são fáceis de lembrar e difíceis de adivinhar.
   *[other] Pelo menos { NUMBER($n) } caracteres. Algumas palavras sem relação entre si são fáceis de lembrar e difíceis de adivinhar.
 }

## Labels of fields in a list of what is wrong

field-terms = Termos
field-remember = Manter minha sessão aberta
field-is_active = Ativo
field-is_staff = Equipe
field-is_superuser = Superusuário
field-invite = Convite

## Sign-in

login-wrong = Nome de usuário ou senha incorretos.
login-wrong-hint = A senha diferencia maiúsculas de minúsculas.
login-beside = Esta requisição trouxe um cabeçalho Authorization com um token deste site. Requisições assim não definem cookies: entre sem esse cabeçalho.
login-signed-out = Você saiu da sua conta.
login-kept = Nada foi enviado ainda, e nada se perdeu. Entre, e você verá tudo mais uma vez antes de enviar.
login-lost = Não foi possível guardar o que você ia enviar. Entre e preencha tudo de novo.
login-stays = Por até { $longest }. Não marque em computadores compartilhados.
too-many-seconds = { $n ->
    [one] Tentativas demais. Tente de novo em { NUMBER($n) } segundo.
   *[other] Tentativas demais. Tente de novo em { NUMBER($n) } segundos.
 }
too-many-minutes = { $n ->
    [one] Tentativas demais. Tente de novo em { NUMBER($n) } minuto.
   *[other] Tentativas demais. Tente de novo em { NUMBER($n) } minutos.
 }

## What could not be done

refusal-invalid = Verifique o que você preencheu.
refusal-not-found = Isto não existe mais.
refusal-forbidden = Você não tem permissão para fazer isso.
refusal-registration-closed = Os cadastros estão fechados.
refusal-link-spent = O link vale por 30 minutos e só pode ser usado uma vez.
refusal-stale = Alguém fez alterações aqui nesse meio-tempo. Abra a página de novo.
refusal-last-superuser = Esta é a última conta ativa de superusuário: pelo menos uma precisa permanecer.
refusal-inactive = Esta conta está inativa. Ative-a primeiro.
refusal-in-use = { $table ->
    [none] Esta conta não pode ser excluída: ainda há outros dados ligados a ela.
   *[other] Esta conta não pode ser excluída: ainda há outros dados ligados a ela ({ $table }).
 }
refusal-session-ended = Sua sessão foi encerrada.
refusal-throttled = Tentativas demais. Tente de novo mais tarde.
refusal-busy = O servidor está ocupado. Tente de novo daqui a pouco.

## Pages about problems: the title, and a sentence

problem-400 = Requisição inválida
problem-400-text = O servidor não conseguiu entender esta requisição.
problem-401 = Entre na sua conta
problem-401-text = Para ver esta página, é preciso entrar.
problem-403 = Acesso não permitido
problem-403-text = Você não tem permissão para ver esta página.
problem-link-spent = Este link não funciona mais
problem-link-spent-text = Ele já foi usado ou expirou. Peça um novo a quem enviou este.
problem-404 = Página não encontrada
problem-404-text = Não há nada neste endereço. Talvez o link seja antigo.
problem-405 = Esta página não pode ser aberta assim
problem-405-text = Use um link ou botão deste site para abri-la.
problem-408 = Demorou demais
problem-408-text = A requisição levou tempo demais para chegar. Tente de novo.
problem-409 = Não é possível agora
problem-409-text = Isso só será possível depois que outra coisa mudar.
problem-413 = Grande demais
problem-413-text = O que você enviou é maior do que esta página aceita.
problem-415 = Formato desconhecido
problem-415-text = O que você enviou está em um formato que esta página não aceita.
problem-422 = Falta alguma coisa
problem-422-text = Não foi possível processar o que você enviou.
problem-429 = Tentativas demais
problem-429-text = Espere um pouco antes de tentar de novo.
problem-503 = Tente de novo daqui a pouco
problem-503-text = O serviço está ocupado ou em manutenção. Nenhuma sessão foi encerrada, e o que você digitou continua no navegador: volte à página anterior para ver.
problem-500 = Algo deu errado
problem-500-text = A falha é nossa e já foi registrada.
