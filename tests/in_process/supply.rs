//! What the program is made of, by `Cargo.lock` (ASVS 15.2.1); `.ci/deny.toml` asks the advisories.

/// The packages of the lock file: name, version, source.
fn packages() -> Vec<(String, Vec<u64>, String)> {
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock");
    let lock = std::fs::read_to_string(lock).expect("it is committed");
    let value = |block: &str, key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(key));
        line.unwrap_or_default().trim_matches([' ', '=', '"']).to_owned()
    };
    let blocks = lock.split("[[package]]").skip(1);
    blocks
        .map(|block| {
            let version = value(block, "version");
            let numbers = version.split(['.', '-', '+']).map_while(|part| part.parse().ok());
            (value(block, "name"), numbers.collect(), value(block, "source"))
        })
        .collect()
}

#[test]
fn versions_with_known_flaws_are_not_in_it() {
    let packages = packages();
    for (name, least) in [
        // CVE-2026-25537: `exp` of another type than a number counted as absent.
        ("jsonwebtoken", [10, 3, 0]),
        // RUSTSEC-2026-0199: a panic over stored hashes that are not ASCII.
        ("bcrypt", [0, 19, 2]),
        ("rocket", [0, 5, 2]),
    ] {
        let found: Vec<_> = packages.iter().filter(|package| package.0 == name).collect();
        assert!(!found.is_empty(), "{name} is not in the lock file");
        for (_, version, _) in found {
            assert!(version.as_slice() >= least.as_slice(), "{name} {version:?}");
        }
    }
}

#[test]
fn what_must_not_be_in_it_is_not() {
    // `rsa` leaks its key by time (RUSTSEC-2023-0071); of TLS and cryptography one is enough.
    for name in ["rsa", "openssl", "openssl-sys", "native-tls"] {
        assert!(packages().iter().all(|package| package.0 != name), "{name}");
    }
}

#[test]
fn everything_comes_from_the_registry() {
    let packages = packages();
    assert!(packages.len() > 100, "{}", packages.len());
    for (name, _, source) in packages.iter().filter(|package| package.0 != "doorward") {
        let registry = "registry+https://github.com/rust-lang/crates.io-index";
        assert_eq!(source, registry, "{name}");
    }
}

/// The names of the crates that a build with these features compiles.
fn compiled(features: &[&str]) -> Vec<String> {
    let tree = std::process::Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--edges", "normal,build", "--prefix", "none"])
        .args(["--format", "{p}", "--no-default-features", "--features", &features.join(",")])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs this test");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let lines = String::from_utf8(tree.stdout).expect("names");
    lines.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn a_host_compiles_nothing_that_is_the_programs_own() {
    let library = compiled(&[]);
    for name in ["clap", "clap_complete", "rpassword", "mimalloc", "ring", "tracing-serde"] {
        assert!(!library.iter().any(|compiled| compiled == name), "{name}");
    }
    let program = compiled(&["cli"]);
    for name in ["clap", "clap_complete", "rpassword", "mimalloc"] {
        assert!(program.iter().any(|compiled| compiled == name), "{name}");
    }
    // Of cryptography, one library; the other is Rocket's, for its TLS.
    assert!(!program.iter().any(|compiled| compiled == "ring"));
    assert!(compiled(&["cli", "tls"]).iter().any(|compiled| compiled == "ring"));
}

#[test]
fn there_is_one_sqlite_and_one_of_each_database_library() {
    for name in ["libsqlite3-sys", "rusqlite", "sqlx-core", "sea-orm", "aws-lc-rs", "rustls"] {
        let versions = packages().iter().filter(|package| package.0 == name).count();
        assert_eq!(versions, 1, "{name}");
    }
}
