//! Behind a proxy that asks for a password of its own, as test sites have it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::browser::Mortal;
use crate::port::free_port;
use crate::visit::PASSWORD;

/// nginx with `auth_basic` (user `x`, password `y`) before a server.
struct Nginx(Child);

impl Nginx {
    fn start(program: &Path, directory: &Path, port: u16, server: u16) -> Nginx {
        let at = directory.display();
        let configuration = format!(
            "daemon off; error_log {at}/nginx.log; pid {at}/nginx.pid; events {{}}\n\
             http {{ access_log off; client_body_temp_path {at}/body; proxy_temp_path {at}/proxy;\n\
             fastcgi_temp_path {at}/f; uwsgi_temp_path {at}/u; scgi_temp_path {at}/s;\n\
             server {{ listen 127.0.0.1:{port}; auth_basic \"test site\";\n\
             auth_basic_user_file {at}/passwords;\n\
             location / {{ proxy_pass http://127.0.0.1:{server}; proxy_set_header Host $http_host; }}\n\
             }} }}\n"
        );
        std::fs::write(directory.join("passwords"), "x:{PLAIN}y\n").expect("a file");
        std::fs::write(directory.join("nginx.conf"), configuration).expect("a file");
        // Its workers read what its owner has written.
        let open = Command::new("chmod").arg("-R").arg("a+rX").arg(directory).status();
        assert!(open.is_ok_and(|status| status.success()));
        let process = Command::new(program)
            .arg("-c")
            .arg(directory.join("nginx.conf"))
            .stdout(Stdio::null())
            .spawn()
            .expect("nginx starts");
        Nginx(process)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let id = self.0.id().to_string();
        let _ = Command::new("sh").args(["-c", "kill -TERM \"$0\"", &id]).status();
        let _ = self.0.wait();
    }
}

fn nginx() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let directories = std::env::split_paths(&path).chain(["/usr/sbin".into()]);
    let found = directories.map(|directory| directory.join("nginx")).find(|file| file.is_file());
    if found.is_none() {
        println!("left out: nginx is not installed");
    }
    found
}

#[rocket::async_test]
async fn whoever_passes_the_proxys_own_password_signs_in() {
    let Some(program) = nginx() else { return };
    let port = free_port();
    let site = format!("http://localhost:{port}");
    let Some(mortal) = Mortal::new(&[("DOORWARD_PUBLIC_URL", &site)]) else { return };
    let _nginx = Nginx::start(&program, &mortal.server.directory, port, mortal.server.port);
    let visit = mortal.start().await;
    let ready = async || std::net::TcpStream::connect(("127.0.0.1", port)).is_ok();
    visit.until("nginx listens", ready).await;

    visit.goto(&format!("http://x:y@localhost:{port}/register")).await;
    visit.fill_account("ada").await;
    visit.submit().await;
    visit.until_text("Access Granted!").await;
    visit.sign_out().await;
    visit.goto(&format!("{site}/private")).await;
    visit.until_place("/login").await;
    visit.sign_in("ada", PASSWORD).await;
    visit.until_text("Access Granted!").await;
    visit.page.close().await.expect("the browser closes");
}
