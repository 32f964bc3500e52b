import java.io.File;
import java.util.*;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.*;

/** Runs the veraPDF engine: java -cp JAR Vera.java PDFUA-1,PDFA-2A file.pdf … Exit 1 on a fault, 2 if it cannot run. */
public class Vera {
    static List<Element> all(Element in, String tag) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = in.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    static String text(Element in, String tag) {
        List<Element> found = all(in, tag);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    static Rule rule(PDFAFlavour flavour, Element e) {
        Element id = all(e, "id").get(0);
        RuleId ruleId = Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element a : all(e, "argument"))
            arguments.add(ErrorArgumentImpl.fromValues(a.getTextContent(), null, null));
        Boolean deferred = e.hasAttribute("deferred") ? Boolean.valueOf(e.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(ruleId, e.getAttribute("object"), deferred, e.getAttribute("tags"),
            text(e, "description"), text(e, "test"),
            Profiles.errorFromValues(text(e, "message"), arguments), new ArrayList<>());
    }

    /** The jar lacks JAXB at run time, so the profile is read by DOM. */
    static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(Vera.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")).getDocumentElement();
        Set<Rule> rules = new HashSet<>();
        for (Element e : all(root, "rule")) rules.add(rule(flavour, e));
        Set<Variable> variables = new HashSet<>();
        for (Element e : all(root, "variable"))
            variables.add(Profiles.variableFromValues(e.getAttribute("name"), e.getAttribute("object"),
                text(e, "defaultValue"), text(e, "value")));
        return Profiles.profileFromValues(flavour,
            Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)), "", rules, variables);
    }

    public static void main(String[] args) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean failed = false;
        for (String name : args[0].split(",")) {
            String[] parts = name.substring(3).split("-");
            PDFAFlavour flavour = PDFAFlavour.valueOf(
                name.startsWith("PDFUA") ? "PDFUA_1" : "PDFA_" + name.charAt(5) + "_" + name.charAt(6));
            ValidationProfile profile = profile(flavour, name);
            for (int i = 1; i < args.length; i++) {
                try (var parser = Foundries.defaultInstance().createParser(new File(args[i]), flavour);
                     var validator = Foundries.defaultInstance().createValidator(profile, 100, false, false, false)) {
                    var result = validator.validate(parser);
                    System.out.printf("%s\t%s\t%s\t%d rules\t%d checks%n", result.isCompliant() ? "PASS" : "FAIL",
                        name, args[i], profile.getRules().size(), result.getTotalAssertions());
                    failed |= !result.isCompliant();
                    Map<RuleId, String> messages = new LinkedHashMap<>();
                    for (var a : result.getTestAssertions())
                        messages.putIfAbsent(a.getRuleId(), a.getErrorMessage() + " @ " + a.getLocation().getContext());
                    for (var f : result.getFailedChecks().entrySet())
                        System.out.printf("\t%s-%d\t%d\t%s%n", f.getKey().getClause(), f.getKey().getTestNumber(),
                            f.getValue(), messages.getOrDefault(f.getKey(), "").replaceAll("\\s+", " "));
                }
            }
        }
        System.exit(failed ? 1 : 0);
    }
}
