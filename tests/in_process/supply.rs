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
