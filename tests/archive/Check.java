import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Says of each PDF, for PDF/UA-1 and PDF/A-3a, whether veraPDF's engine finds that it conforms, and where it does not:
 * a line of file, profile, true or false and the number of checks, then a line for each failure.
 *
 * The package that brings the engine leaves out what reads its profiles (JAXB), so they are read here.
 */
public final class Check {
    private static final String FOLDER = "org/verapdf/pdfa/validation/";

    public static void main(String[] files) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile[] profiles = {
            profile("PDFUA-1.xml", PDFAFlavour.PDFUA_1), profile("PDFA-3A.xml", PDFAFlavour.PDFA_3_A),
        };
        for (String file : files) {
            for (ValidationProfile profile : profiles) {
                check(file, profile);
            }
        }
    }

    private static void check(String file, ValidationProfile profile) throws Exception {
        PDFAFlavour flavour = profile.getPDFAFlavour();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult found = validator.validate(parser);
            String head = file + "\t" + flavour.getId() + "\t" + found.isCompliant();
            System.out.println(head + "\t" + found.getTotalAssertions());
            for (TestAssertion each : found.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println("\t" + each.getRuleId().getClause() + " " + each.getMessage());
                }
            }
        }
    }

    private static ValidationProfile profile(String name, PDFAFlavour flavour) throws Exception {
        Document document;
        try (InputStream stream = Check.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        }
        Set<Rule> rules = new HashSet<>();
        for (Element each : elements(document.getElementsByTagName("rule"))) {
            Element id = elements(each.getElementsByTagName("id")).get(0);
            RuleId number = Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"),
                Integer.parseInt(id.getAttribute("testNumber")));
            rules.add(Profiles.ruleFromValues(
                number,
                each.getAttribute("object"),
                Boolean.valueOf(each.getAttribute("deferred")),
                each.getAttribute("tags"),
                text(each, "description"),
                text(each, "test"),
                Profiles.errorFromValues(text(each, "message"), new ArrayList<>()),
                new ArrayList<>()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element each : elements(document.getElementsByTagName("variable"))) {
            variables.add(Profiles.variableFromValues(
                each.getAttribute("name"), each.getAttribute("object"), text(each, "defaultValue"), text(each, "value")));
        }
        return Profiles.profileFromValues(
            flavour, Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
    }

    private static String text(Element parent, String name) {
        return elements(parent.getElementsByTagName(name)).get(0).getTextContent();
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> found = new ArrayList<>();
        for (int at = 0; at < nodes.getLength(); at++) {
            found.add((Element) nodes.item(at));
        }
        return found;
    }
}
