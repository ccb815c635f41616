"""Reads a DCAT catalogue from standard input with Python's rdflib, not ours, and prints what DCAT-AP-SE 2.0 makes mandatory of it as JSON.

    /usr/bin/python3 read_open_data.py < katalog.rdf
"""
import json
import sys

from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph

graph = Graph().parse(data=sys.stdin.read(), format="xml")


def one(subject, predicate):
    return next(iter(graph.objects(subject, predicate)), None)


def languages(subject, predicate):
    return sorted(o.language for o in graph.objects(subject, predicate) if str(o))


def distribution(subject):
    return {"isOne": (subject, RDF.type, DCAT.Distribution) in graph, "access": str(one(subject, DCAT.accessURL)), "licence": str(one(subject, DCTERMS.license)), "format": str(one(subject, DCTERMS.format))}


def described(subject):
    publisher = one(subject, DCTERMS.publisher)
    return {
        "titles": languages(subject, DCTERMS.title), "descriptions": languages(subject, DCTERMS.description),
        "publisher": str(one(publisher, FOAF.name)), "publisherIsAgent": (publisher, RDF.type, FOAF.Agent) in graph,
    }


catalogue = next(graph.subjects(RDF.type, DCAT.Catalog))
datasets = list(graph.objects(catalogue, DCAT.dataset))
print(json.dumps({
    **described(catalogue),
    "datasets": [{**described(d), "isOne": (d, RDF.type, DCAT.Dataset) in graph, "distributions": [distribution(o) for o in graph.objects(d, DCAT.distribution)]} for d in datasets],
}))
