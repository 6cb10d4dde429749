"""What every model must keep to: direction between the apps, and the fence around tenant data."""

import inspect

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, UniqueConstraint
from django.db.models.query import QuerySet

from osp.managers import HARMLESS, RefusingQuerySet, TenantManager
from osp.models import Samenwerkingsverband, TenantModel

RANKS = {"osp": 0, "indicators": 1, "goals": 2, "meetings": 3}
MODELS = [model for app in RANKS for model in apps.get_app_config(app).get_models()]
TENANT_MODELS = [model for model in MODELS if issubclass(model, TenantModel)]
# Public tables whose column `swv` is a fact about the row and not its owner.
FACTS = {"osp.tenant"}


def upward(model) -> list[str]:
    """Relations of a model to an app above its own. A string key is invisible to import-linter, not to this."""
    own = RANKS[model._meta.app_label]
    relations = [field for field in model._meta.get_fields() if isinstance(field, ForeignKey | ManyToManyField)]
    return [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for field in relations
        if RANKS.get(field.related_model._meta.app_label, 0) > own
    ]


def test_no_model_points_at_a_higher_app():
    assert [found for model in MODELS for found in upward(model)] == []


def test_upward_key_is_found(monkeypatch):
    from goals.models import Goal

    monkeypatch.setitem(RANKS, "osp", 4)
    assert "goals.Goal.owner -> osp.User" in upward(Goal)


@pytest.mark.parametrize("model", TENANT_MODELS, ids=lambda model: model._meta.label)
def test_unique_constraint_of_a_tenant_model_includes_the_tenant(model):
    """Without it one samenwerkingsverband would learn from an error what another one has."""
    constraints = [each for each in model._meta.constraints if isinstance(each, UniqueConstraint)]
    assert [each.name for each in constraints if "swv" not in each.fields] == []
    assert [field.name for field in model._meta.concrete_fields if field.unique and not field.primary_key] == []


@pytest.mark.parametrize("model", TENANT_MODELS, ids=lambda model: model._meta.label)
def test_tenant_model_has_the_refusing_manager(model):
    assert [type(manager) for manager in model._meta.managers if not isinstance(manager, TenantManager)] == []
    assert isinstance(model._default_manager, TenantManager)


def test_table_with_a_tenant_column_has_a_tenant_manager():
    """Also where the column may be empty: public rows beside a samenwerkingsverband's own."""
    owned = [
        model
        for model in MODELS
        for field in model._meta.concrete_fields
        if field.name in {"swv", "owner"} and field.related_model is Samenwerkingsverband
    ]
    bare = [each._meta.label_lower for each in owned if not isinstance(each._default_manager, TenantManager)]
    assert sorted(set(bare) - FACTS) == []


def test_every_queryset_method_refuses_outside_a_scope_unless_listed():
    """Iterates over what this Django has, so that a method of a later version fails closed."""
    public = {name for name, _ in inspect.getmembers(QuerySet, callable) if not name.startswith("_")}
    assert sorted(name for name in public - HARMLESS if getattr(RefusingQuerySet, name).__name__ != "_refuse") == []
