"""The parts that make a PDF archival: XMP metadata, the output colour profile, embedded files and their relations."""

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString, PDFZCompress

from wizard.foundation.paths import resource
from wizard.tagged_pdf.drawing.document_info import Attachment, Info
from wizard.tagged_pdf.drawing.line_breaking import clean
from wizard.tagged_pdf.drawing.pdf_file import Stream

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{people}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PagePart of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*")


def xmp(info: Info, producer: str) -> Stream:
    """Return the metadata stream, uncompressed as archives want it, equal to the document information."""
    people = ""
    if author := clean(info.author):
        people += f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>\n"
    if subject := clean(info.subject):
        wording = f'<rdf:li xml:lang="x-default">{escape(subject)}</rdf:li>'
        people += f"<dc:description><rdf:Alt>{wording}</rdf:Alt></dc:description>\n"
    packet = _PACKET.format(
        title=escape(clean(info.title)),
        people=people,
        language=escape(info.language),
        creator=escape(clean(info.creator)),
        date=info.created.replace(microsecond=0).isoformat(),
        producer=escape(producer),
    )
    entries = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return Stream(entries, packet.encode())


@cache
def _profile() -> bytes:
    return resource("colour", "srgb.icc").read_bytes()


def output_intent() -> PDFArray:
    """Declare that colours are sRGB, with the profile embedded.

    Raises:
        MissingResourceError: The profile is not where it is shipped.
    """
    profile = Stream(PDFDictionary({"N": 3}), _profile(), [PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": profile,
    }
    return PDFArray([PDFDictionary(intent)])


class _Specification(PDFDictionary):
    """A file specification: an object of its own, since two places refer to it."""

    __RefOnly__ = 1


def embedded(attachments: Sequence[Attachment], created: datetime) -> list[tuple[str, PDFObject]]:
    """Return name and file specification of each attachment, sorted by name.

    Raises:
        ValueError: Two attachments have the same name, or one has no name or no media type.
    """
    names = [clean(each.name) for each in attachments]
    if len(set(names)) < len(names) or not all(names):
        raise ValueError("Each attachment needs a name of its own.")
    return [
        (clean(each.name), _specification(each, created)) for each in sorted(attachments, key=lambda a: clean(a.name))
    ]


def _specification(attachment: Attachment, created: datetime) -> _Specification:
    # ISO 32000 asks for MD5 here. It protects nothing; the seal does.
    digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    parameters = {"Size": len(attachment.data), "ModDate": PDFString(pdf_date(created)), "CheckSum": f"<{digest}>"}
    entries = {
        "Type": PDFName("EmbeddedFile"),
        "Subtype": _type_name(attachment.mime),
        "Params": PDFDictionary(parameters),
    }
    stream = Stream(PDFDictionary(entries), attachment.data, [PDFZCompress])
    name = PDFString(clean(attachment.name))
    specification = {
        "Type": PDFName("Filespec"),
        "F": name,
        "UF": name,
        "Desc": PDFString(clean(attachment.description)),
        "AFRelationship": PDFName(attachment.relationship),
        "EF": PDFDictionary({"F": stream, "UF": stream}),
    }
    return _Specification(specification)


def _type_name(mime: str) -> str:
    """Return a media type as a PDF name, whose slash must be written as a number."""
    if not _MEDIA_TYPE.fullmatch(mime):
        raise ValueError(f"“{mime}” is not a media type.")
    return "/" + mime.replace("/", "#2F")


def pdf_date(moment: datetime) -> str:
    """Return a moment as PDF writes it, `D:20260630120000+01'00'`."""
    offset = moment.strftime("%z")
    return moment.strftime("D:%Y%m%d%H%M%S") + f"{offset[:3]}'{offset[3:5]}'"
