//! Templates of the host that cannot be used stop the launch, with the file and the line.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use doorward::Doorward;
use rocket::local::blocking::Client;
use rocket_dyn_templates::{Engines, Template};

use crate::manners::stopped;

const LAYOUT: &str = "<!doctype html>\n<title>{% block title %}{% endblock %}</title>\n\
                      {% block head %}{% endblock %}\n{% block main %}{% endblock %}";

/// A shop with these templates, in a directory of this name.
struct Shop(PathBuf);

impl Shop {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Shop {
        let directory = format!("doorward-templates-{name}-{}", std::process::id());
        let directory = std::env::temp_dir().join(directory);
        let _ = std::fs::remove_dir_all(&directory);
        std::fs::create_dir_all(directory.join("pages")).expect("a directory");
        for (file, text) in files {
            let file = directory.join("pages").join(file);
            std::fs::create_dir_all(file.parent().expect("a parent")).expect("a directory");
            std::fs::write(file, text).expect("a file");
        }
        Shop(directory)
    }

    /// What the launch says of the templates in this directory, if it stops for them.
    fn launch(&self, pages: &Path) -> Option<String> {
        let said = Arc::new(OnceLock::new());
        let (load, note) = (doorward::try_templates_in(pages.to_owned()), said.clone());
        let load = move |engines: &mut Engines| {
            load(engines).inspect_err(|error| drop(note.set(error.to_string())))
        };
        let figment = rocket::Config::figment()
            .merge(("log_level", "off"))
            .merge(("template_dir", &self.0))
            .merge(("doorward.bcrypt_cost", 10))
            .merge(("doorward.database_url", format!("sqlite://{}/shop.db", self.0.display())));
        let rocket =
            rocket::custom(figment).attach(Template::try_custom(load)).attach(Doorward::at("/"));
        match Client::untracked(rocket) {
            Ok(client) => {
                assert_eq!(client.get("/login").dispatch().status().code, 200);
                None
            }
            Err(error) => {
                assert_eq!(stopped::<()>(Err(Box::new(error))), "Templating");
                Some(said.get().expect("a sentence").clone())
            }
        }
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_layout_with_all_its_blocks_will_do() {
    let shelf = b"{% extends \"doorward/layout.html\" %}{% block main %}tea{% endblock %}";
    let files = [("doorward/layout.html", LAYOUT.as_bytes()), ("shelf.html", shelf)];
    let shop = Shop::new("whole", &files);
    assert_eq!(shop.launch(&shop.0.join("pages")), None);
}

#[test]
fn a_mistake_is_told_with_its_file_and_line() {
    let headless = LAYOUT.replace("{% block main %}{% endblock %}", "");
    let lost = b"{% extends \"doorward/layout.html\" %}\n\n{% block content %}tea{% endblock %}";
    let torn = b"{% extends \"doorward/layout.html\" %}\n{% block main %}\n{% if %}\n";
    let nowhere = b"<p>\n{% include \"shop/no.html\" %}{% extends \"shop/nowhere.html\" %}";
    let cases: [(&str, &str, &[u8], &str); 6] = [
        ("block", "doorward/layout.html", headless.as_bytes(), ":1: the block \"main\" is missing"),
        ("lost", "shop/shelf.html", lost, ":3: there is no block \"content\""),
        ("torn", "shop/shelf.html", torn, ":3:7: expected"),
        ("nowhere", "shop/shelf.html", b"\n{% extends \"shop/nowhere.html\" %}", ":2: Template"),
        ("parse", "shop/shelf.html", nowhere, ":2:"),
        ("bytes", "shop/shelf.html", b"tea\n\xff", ":2: it is not UTF-8 text"),
    ];
    for (name, file, text, told) in cases {
        let shop = Shop::new(name, &[(file, text)]);
        let pages = shop.0.join("pages");
        let said = shop.launch(&pages).unwrap_or_else(|| panic!("{name}: it launches"));
        let place = format!("{}{told}", pages.join(file).display());
        assert!(said.starts_with(&place), "{name}: {said}\nand not {place}");
    }
}

#[test]
fn a_directory_that_is_not_there_is_named() {
    let shop = Shop::new("missing", &[]);
    let nowhere = shop.0.join("nowhere");
    let said = shop.launch(&nowhere).expect("it does not launch");
    assert!(said.starts_with(&format!("{}: ", nowhere.display())), "{said}");
}
