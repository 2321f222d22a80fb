"""Attaches a Factur-X / ZUGFeRD 2 invoice (UN/CEFACT CII, EN 16931 profile) to a PDF, built from the same invoice."""
import io
from xml.sax.saxutils import escape

import pikepdf

from .formats import cents
from .render import LAYOUTS, normalised

GUIDELINE = "urn:cen.eu:en16931:2017"
UNITS = {"Stk": "H87", "m": "MTR", "Std": "HUR"}
STAMP = "D:20260317090000+01'00'"


def attach(pdf_bytes: bytes, invoice) -> bytes:
    document = pikepdf.open(io.BytesIO(pdf_bytes))
    spec = pikepdf.AttachedFileSpec(
        document, xml(invoice).encode(), filename="factur-x.xml", mime_type="text/xml",
        description="Factur-X invoice", relationship=pikepdf.Name.Alternative,
        creation_date=STAMP, mod_date=STAMP)
    document.attachments["factur-x.xml"] = spec
    document.Root.AF = pikepdf.Array([document.attachments["factur-x.xml"].obj])
    # Written whole, because PDF/A wants the fx properties declared in an extension schema.
    xmp = (LAYOUTS / "factur-x.xmp").read_text().format(
        title=f"Rechnung {escape(invoice.number)}", producer=document.docinfo["/Producer"])
    document.Root.Metadata = document.make_stream(xmp.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    return normalised(document)


def xml(inv) -> str:
    seller, buyer = inv.seller, inv.buyer
    lines = "".join(_line(i, l) for i, l in enumerate(inv.lines, 1))
    taxes = "".join(
        f"<ram:ApplicableTradeTax><ram:CalculatedAmount>{t.amount}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>"
        f"<ram:BasisAmount>{t.base}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>"
        f"<ram:RateApplicablePercent>{t.rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>" for t in inv.taxes)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>{GUIDELINE}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>{escape(inv.number)}</ram:ID><ram:TypeCode>380</ram:TypeCode><ram:IssueDateTime>{_date(inv.issued)}</ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>{lines}
<ram:ApplicableHeaderTradeAgreement>
<ram:SellerTradeParty><ram:Name>{escape(seller.name)}</ram:Name>{_address(seller)}<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{seller.tax_ids[0]}</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
<ram:BuyerTradeParty><ram:ID>{inv.extra["customer_no"]}</ram:ID><ram:Name>{escape(buyer.name)}</ram:Name>{_address(buyer)}</ram:BuyerTradeParty>
<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>{escape(inv.purchase_order)}</ram:IssuerAssignedID></ram:BuyerOrderReferencedDocument>
</ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>{_date(inv.extra["delivered"])}</ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
<ram:ApplicableHeaderTradeSettlement><ram:PaymentReference>{escape(inv.number)}</ram:PaymentReference><ram:InvoiceCurrencyCode>{inv.currency}</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>{inv.iban.replace(" ", "")}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount><ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>{inv.extra["bic"]}</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution></ram:SpecifiedTradeSettlementPaymentMeans>
{taxes}
<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>{_date(inv.due)}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>{cents(inv.subtotal)}</ram:LineTotalAmount><ram:ChargeTotalAmount>0.00</ram:ChargeTotalAmount><ram:AllowanceTotalAmount>0.00</ram:AllowanceTotalAmount><ram:TaxBasisTotalAmount>{cents(inv.subtotal)}</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="{inv.currency}">{cents(inv.tax_total)}</ram:TaxTotalAmount><ram:GrandTotalAmount>{cents(inv.total)}</ram:GrandTotalAmount><ram:TotalPrepaidAmount>0.00</ram:TotalPrepaidAmount><ram:DuePayableAmount>{cents(inv.amount_due)}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
"""


def _line(number: int, l) -> str:
    gtin = f'<ram:GlobalID schemeID="0160">{l.article}</ram:GlobalID>' if l.article else ""
    return f"""
<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>{number}</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct>{gtin}<ram:Name>{escape(l.description)}</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>{l.unit_price}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="{UNITS[l.unit]}">{l.quantity}</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>{l.rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{l.amount}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>"""


def _address(party) -> str:
    e = party.extra
    return (f"<ram:PostalTradeAddress><ram:PostcodeCode>{e['post_code']}</ram:PostcodeCode><ram:LineOne>{escape(e['street'])}"
            f"</ram:LineOne><ram:CityName>{escape(e['city'])}</ram:CityName><ram:CountryID>{e['country']}</ram:CountryID>"
            "</ram:PostalTradeAddress>")


def _date(value) -> str:
    return f'<udt:DateTimeString format="102">{value:%Y%m%d}</udt:DateTimeString>'
