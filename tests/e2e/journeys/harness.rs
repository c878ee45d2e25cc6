//! What the journeys leave behind on the machine: nothing.

use acquis_e2e::{Browser, PHONE, run};

/// How many processes have that text in their command line.
fn processes_with(text: &str) -> usize {
    let running = std::fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let lines = running.filter_map(|process| std::fs::read(process.path().join("cmdline")).ok());
    lines.filter(|line| String::from_utf8_lossy(line).contains(text)).count()
}

#[test]
fn a_browser_ends_with_its_journey() {
    run(async {
        let browser = Browser::start(PHONE).await;
        let place = browser.downloads.parent().unwrap().to_path_buf();
        // With the slash: browser 1 is not browser 12.
        let profile = format!("{}/", place.display());
        assert!(processes_with(&profile) > 0);
        drop(browser);
        assert_eq!(processes_with(&profile), 0);
        assert!(!place.exists());
    });
}
