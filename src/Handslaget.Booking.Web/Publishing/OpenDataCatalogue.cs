using System.Xml.Linq;
using Handslaget.Booking.Web.Delivery;
using Handslaget.Booking.Web.Doors;
using Microsoft.Extensions.Options;

namespace Handslaget.Booking.Web.Publishing;

/// <summary>
/// The figures described for Sveriges dataportal, which harvests this address: DCAT-AP-SE 2.0 as RDF/XML, with what it makes mandatory
/// (title, description, publisher, an address of each distribution) and what it recommends that we know.
/// </summary>
public sealed class OpenDataCatalogue(PublicAddress address, IOptions<DeliveryOptions> house)
{
    private const string Licence = "http://creativecommons.org/publicdomain/zero/1.0/";

    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dcat = "http://www.w3.org/ns/dcat#";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Foaf = "http://xmlns.com/foaf/0.1/";
    private static readonly XNamespace Card = "http://www.w3.org/2006/vcard/ns#";

    public string Write(IReadOnlyList<Counted> figures) => new XDocument(new XElement(
        Rdf + "RDF",
        Prefix("rdf", Rdf), Prefix("dcat", Dcat), Prefix("dcterms", Terms), Prefix("foaf", Foaf), Prefix("vcard", Card),
        Catalogue(figures), Publisher(), Contact(), figures.Select(Dataset), figures.SelectMany(Distributions))).ToString();

    private XElement Catalogue(IReadOnlyList<Counted> figures) => new(
        Dcat + "Catalog", About("katalog"),
        Said("title", new($"Dukat bord i siffror, {house.Value.Municipality}", $"Dukat bord in figures, {house.Value.Municipality}")),
        Said("description", new(
            "Hur kommunen håller vad den har lovat företag i Handslaget, räknat ur tjänstens egen logg månad för månad.",
            "How the municipality keeps what it has promised companies, counted from the service's own log month by month.")),
        To(Terms + "publisher", Here("utgivare")), To(Terms + "license", Licence), To(Terms + "language", "http://publications.europa.eu/resource/authority/language/SWE"),
        To(Foaf + "homepage", address.Of(Pages.Publishing.FigurePages.Address).ToString()),
        figures.Select(f => To(Dcat + "dataset", Here(f.Figure.Key))));

    private XElement Publisher() => new(
        Foaf + "Agent", About("utgivare"), new XElement(Foaf + "name", house.Value.Municipality),
        To(Terms + "type", "http://purl.org/adms/publishertype/LocalAuthority"));

    private XElement Contact() => new(
        Card + "Organization", About("kontakt"), new XElement(Card + "fn", house.Value.Municipality),
        new XElement(Card + "hasTelephone", new XElement(Card + "Voice", To(Card + "hasValue", $"tel:{MobileNumber.Read(house.Value.PhoneNumber).E164}"))));

    private XElement Dataset(Counted counted) => new(
        Dcat + "Dataset", About(counted.Figure.Key), Said("title", counted.Figure.Name), Said("description", counted.Figure.Definition),
        To(Terms + "publisher", Here("utgivare")), To(Dcat + "contactPoint", Here("kontakt")),
        To(Dcat + "theme", "http://publications.europa.eu/resource/authority/data-theme/GOVE"),
        To(Terms + "accrualPeriodicity", "http://publications.europa.eu/resource/authority/frequency/MONTHLY"),
        To(Terms + "accessRights", "http://publications.europa.eu/resource/authority/access-right/PUBLIC"),
        To(Dcat + "landingPage", address.Of(Pages.Publishing.FigurePages.Of(counted.Figure.Key)).ToString()),
        To(Dcat + "distribution", Here($"{counted.Figure.Key}-csv")), To(Dcat + "distribution", Here($"{counted.Figure.Key}-json")));

    private IEnumerable<XElement> Distributions(Counted counted) =>
    [
        Distribution(counted, "csv", "text/csv", FigureDoors.CsvOf(counted.Figure.Key)),
        Distribution(counted, "json", "application/json", $"/api/v1/figures/{counted.Figure.Key}"),
    ];

    private XElement Distribution(Counted counted, string kind, string type, string path) => new(
        Dcat + "Distribution", About($"{counted.Figure.Key}-{kind}"), Said("title", new(kind.ToUpperInvariant(), kind.ToUpperInvariant())),
        To(Dcat + "accessURL", address.Of(path).ToString()), To(Dcat + "downloadURL", address.Of(path).ToString()),
        new XElement(Terms + "format", type), To(Terms + "license", Licence));

    private string Here(string what) => address.Of($"/oppna-data/katalog.rdf#{what}").ToString();

    private XAttribute About(string what) => new(Rdf + "about", Here(what));

    private static XAttribute Prefix(string prefix, XNamespace of) => new(XNamespace.Xmlns + prefix, of.NamespaceName);

    private static XElement To(XName property, string resource) => new(property, new XAttribute(Rdf + "resource", resource));

    private static IEnumerable<XElement> Said(string property, Text text) =>
    [
        new(Terms + property, new XAttribute(XNamespace.Xml + "lang", "sv"), text.Sv), new(Terms + property, new XAttribute(XNamespace.Xml + "lang", "en"), text.En),
    ];
}
