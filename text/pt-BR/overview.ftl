### Brazilian Portuguese: what the pages of the admin tell in figures, limits and permissions.

## Overview

dashboard-change = { $direction ->
    [more] Cadastros em { NUMBER($days) } dias: { NUMBER($n) } a mais do que antes
    [fewer] Cadastros em { NUMBER($days) } dias: { NUMBER($n) } a menos do que antes
   *[same] Cadastros em { NUMBER($days) } dias: o mesmo número de antes
 }
dashboard-chart = { NUMBER($n) } em { NUMBER($days) } dias, com pico de { NUMBER($most) } em um dia
dashboard-sign-ups-label = Cadastros em cada um dos últimos { NUMBER($days) } dias: { NUMBER($n) } ao todo, com pico de { NUMBER($most) } em um dia. Os números estão na tabela abaixo.
dashboard-sign-ins-label = Acessos em cada um dos últimos { NUMBER($days) } dias: { NUMBER($n) } ao todo, com pico de { NUMBER($most) } em um dia. Os números estão na tabela abaixo.
dashboard-bar = { $date }: { NUMBER($n) }

## Overview: settings that are unsafe, in a list

dashboard-risks = Ainda não é seguro expor este servidor a desconhecidos
risk-plain-http = <code>public_url</code> é { $origin }: senhas e cookies trafegam sem criptografia. Use HTTPS e defina <code>public_url</code> com o endereço https.
risk-insecure-cookies = <code>insecure_http</code> está ligado: os navegadores enviam os cookies mesmo sem criptografia. Use HTTPS e remova esta configuração.
risk-cheap-hashes = <code>bcrypt_cost</code> é { NUMBER($cost) }: hashes de senha roubados são fáceis de quebrar. Use 12 ou mais.
risk-unlimited-guesses = <code>throttle</code> está desligado: é possível tentar adivinhar senhas sem limite. Defina-o como <code>true</code>.
risk-short-passwords = <code>password_min_length</code> é { NUMBER($n) }: use 15, pois só a senha protege uma conta.
risk-debug-build = Esta é uma compilação de depuração: é lenta e permite hashes de senha fracos. Compile com <code>cargo build --release</code>.
risk-trusted-by-all = <code>trusted_proxies</code> contém { $networks }: qualquer cliente pode alegar ter qualquer endereço IP. Liste apenas seus próprios proxies.
risk-local-secret = A chave secreta está em um arquivo deste servidor, e o banco de dados é PostgreSQL: um segundo servidor não iniciaria. Defina <code>secret_key</code> com o mesmo valor em todos os servidores.

## Limits

limit-password = { $by ->
    [both] { NUMBER($limit) } senhas erradas { $window } para a mesma conta, a partir do mesmo endereço IP
    [account] { NUMBER($limit) } senhas erradas { $window } para a mesma conta, a partir de lugares de onde ela nunca foi acessada
   *[address] { NUMBER($limit) } senhas erradas { $window } a partir do mesmo endereço IP
 }
limit-registration = { NUMBER($limit) } contas novas { $window } a partir do mesmo endereço IP
limit-hours = { $n ->
    [1] em uma hora
   *[other] em { NUMBER($n) } horas
 }
limit-minutes = { $n ->
    [1] em um minuto
   *[other] em { NUMBER($n) } minutos
 }
limit-seconds = { $n ->
    [1] em um segundo
   *[other] em { NUMBER($n) } segundos
 }
limits-unknown-name = Nome de usuário desconhecido
limits-deleted-account = Conta excluída

## Permissions

permission-hint = { $groups ->
    [none] { $name }
   *[other] { $name }, também por meio de { $groups }
 }
permission-former = Não é mais declarada
