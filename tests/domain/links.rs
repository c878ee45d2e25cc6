//! Which texts are addresses that one may follow, as tables: whatever could hide where it leads, or
//! do something when it is followed, stays a text.

use acquis::domain::link::Link;
use acquis::domain::unseen::is_unseen;
use proptest::prelude::*;

#[test]
fn web_and_mail_addresses_are_links_as_they_were_written() {
    for (text, href) in [
        ("https://exemple.fr", "https://exemple.fr"),
        ("http://exemple.fr/a/b.pdf?page=2#partie-3", "http://exemple.fr/a/b.pdf?page=2#partie-3"),
        ("HTTPS://Exemple.FR/A", "HTTPS://Exemple.FR/A"),
        ("  https://exemple.fr/ \n", "https://exemple.fr/"),
        ("https://drive.exemple.com:8443/d/1AbC_-x", "https://drive.exemple.com:8443/d/1AbC_-x"),
        ("https://exemple.fr/médias/été%20(1).pdf", "https://exemple.fr/médias/été%20(1).pdf"),
        ("https://exemple.fr/@moi/a:b,c;d=e&f!~*", "https://exemple.fr/@moi/a:b,c;d=e&f!~*"),
        ("http://localhost/preuve", "http://localhost/preuve"),
        ("http://192.168.1.10/", "http://192.168.1.10/"),
        ("mailto:prenom.nom+vae@exemple.fr", "mailto:prenom.nom+vae@exemple.fr"),
        ("MailTo:a@b.fr", "MailTo:a@b.fr"),
    ] {
        assert_eq!(Link::read(text).as_ref().map(Link::href), Some(href), "{text}");
    }
}

#[test]
fn everything_else_is_a_text() {
    for text in [
        "",
        "Classeur bleu, onglet 1",
        "www.exemple.fr",
        "exemple.fr/a",
        "//exemple.fr/a",
        "/etc/passwd",
        "#/d/1",
        "a@b.fr",
        "https:",
        "https://",
        "https:///a",
        "https:exemple.fr",
        "https:/exemple.fr",
        "https:\\\\exemple.fr",
        "https://exemple.fr\\@autre.fr",
        "voir https://exemple.fr",
        "https://exemple.fr et ailleurs",
        "https://exemple.fr/a b",
        "https://exemple.fr/\u{a0}b",
        // Schemes that act.
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "javascript://exemple.fr/%0aalert(1)",
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD4=",
        "blob:https://exemple.fr/1",
        "file:///C:/Windows/system.ini",
        "ftp://exemple.fr/a",
        "intent://exemple.fr#Intent;scheme=https;end",
        "view-source:https://exemple.fr",
        "filesystem:https://exemple.fr/temporary/a",
        "ms-word:ofe|u|https://exemple.fr/a.docx",
        "tel:0612345678",
        "sms:0612345678",
        "about:blank",
        "httpx://exemple.fr",
        "https\u{200b}://exemple.fr",
        // What hides where one goes.
        "https://banque.fr@autre.fr/",
        "https://banque.fr:443@autre.fr/",
        "https://moi:secret@exemple.fr/",
        "https://exemple.fr%2f@autre.fr",
        "https://exempl\u{435}.fr/",
        "https://exemple。fr/",
        "https://exemple.fr\u{2044}autre.fr/",
        "https://exe\u{202e}elp.fr/",
        "https://exemple.fr/\u{202e}fdp.exe",
        "https://exemple.fr/\u{200b}",
        "https://exemple.fr/\u{0}",
        "https://exemple.fr/\ta",
        "https://exemple.fr/a\nb",
        "https://exemple..fr/",
        "https://.exemple.fr/",
        "https://exemple.fr./",
        "https://-exemple.fr/",
        "https://exemple_1.fr/",
        "https://[::1]/",
        "https://0x7f.1:99999/",
        "https://exemple.fr:0/",
        "https://exemple.fr:+80/",
        "https://exemple.fr:/",
        // What leaves an attribute, where one is not written as a text.
        "https://exemple.fr/\" onmouseover=\"alert(1)",
        "https://exemple.fr/'onclick='alert(1)",
        "https://exemple.fr/><script>alert(1)</script>",
        "https://exemple.fr/`${alert(1)}`",
        "https://exemple.fr/{{1}}",
        // Mail with more than an address.
        "mailto:",
        "mailto:a",
        "mailto:@b.fr",
        "mailto:a@b",
        "mailto:a@b.fr,c@d.fr",
        "mailto:a@b.fr?cc=c@d.fr&body=x",
        "mailto:a%0acc:c@d.fr@b.fr",
        "mailto:a b@c.fr",
        "mailto://a@b.fr",
    ] {
        assert_eq!(Link::read(text), None, "{text:?}");
    }
    let long = format!("https://exemple.fr/{}", "a".repeat(2_000));
    assert_eq!(Link::read(&long), None);
}

proptest! {
    #[test]
    fn whatever_is_a_link_holds_nothing_that_acts_or_hides(
        text in "(\\PC|[:/@\\\\?#.\t\n\u{202e}]|https?:|//|mailto:|javascript:|exemple\\.fr){0,12}"
    ) {
        if let Some(link) = Link::read(&text) {
            let href = link.href();
            let lower = href.to_ascii_lowercase();
            let known = ["http://", "https://", "mailto:"];
            prop_assert!(known.iter().any(|scheme| lower.starts_with(scheme)));
            prop_assert!(!href.contains(|c: char| is_unseen(c) || c.is_whitespace()));
            prop_assert!(!href.contains(['"', '\'', '<', '>', '\\', '`']));
            prop_assert_eq!(href, text.trim());
            prop_assert_eq!(Link::read(href), Some(link.clone()));
        }
    }
}
