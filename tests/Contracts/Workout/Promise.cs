using Microsoft.ML;

namespace MLNetVision.Tests.Contracts.Workout;

/// <summary>An estimator's promise (a <see cref="SchemaShape"/>) against the schema that its transformer gives.</summary>
internal static class Promise
{
    /// <summary>Every visible column is promised with its kind, item type and annotations, and nothing else is promised.</summary>
    public static void Holds(SchemaShape promised, DataViewSchema delivered, bool keys = true)
    {
        var actual = Shapes.Of(delivered);
        Assert.Equal(actual.Select(column => column.Name).Order(StringComparer.Ordinal), promised.Select(column => column.Name).Order(StringComparer.Ordinal));
        foreach (var column in promised)
        {
            Column(column, Shapes.Find(actual, column.Name), keys);
        }
    }

    private static void Column(SchemaShape.Column promised, SchemaShape.Column delivered, bool keys)
    {
        Assert.True(promised.Kind == delivered.Kind, $"'{promised.Name}' was promised as {promised.Kind}, is {delivered.Kind}");
        Assert.True(
            promised.ItemType.Equals(delivered.ItemType),
            $"'{promised.Name}' was promised to hold {promised.ItemType}, holds {delivered.ItemType}");
        Assert.True(!keys || promised.IsKey == delivered.IsKey, $"'{promised.Name}' was promised with IsKey {promised.IsKey}");
        foreach (var annotation in promised.Annotations)
        {
            Assert.True(
                delivered.Annotations.Any(candidate => candidate.Name == annotation.Name),
                $"'{promised.Name}' was promised with the annotation {annotation.Name} and does not have it");
            Column(annotation, Shapes.Find(delivered.Annotations, annotation.Name), keys);
        }
    }
}
