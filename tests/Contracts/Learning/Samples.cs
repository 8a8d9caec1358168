using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>Data sets made from counted random bits: the same numbers on every machine.</summary>
internal static class Samples
{
    /// <summary>
    /// <paramref name="count"/> points around <paramref name="classes"/> centres, one class after the other. Positive: an odd class.
    /// Target: a linear function of the features with some noise. Weight: from 0.5 to 1.5.
    /// </summary>
    public static Row[] Clusters(int count, int classes, int features, ulong seed = 1, float spread = 1)
    {
        var rows = new Row[count];
        for (var i = 0; i < count; i++)
        {
            rows[i] = Point(i, i % classes, features, seed, spread);
        }

        return rows;
    }

    /// <summary>The rows as a view with the columns named; their types follow from the number of classes and features.</summary>
    public static IDataView View(MLContext context, IEnumerable<Row> rows, int classes, int features, params string[] columns)
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition.RemoveAll(column => !columns.Contains(column.MemberName));
        foreach (var column in definition)
        {
            column.ColumnType = column.MemberName switch
            {
                nameof(Row.Features) => new VectorDataViewType(NumberDataViewType.Single, features),
                nameof(Row.Class) => new KeyDataViewType(typeof(uint), classes),
                _ => column.ColumnType,
            };
            column.ColumnName = column.MemberName is nameof(Row.Features) or nameof(Row.Weight) ? column.MemberName : "Label";
        }

        return context.Data.LoadFromEnumerable(rows, definition);
    }

    public static IDataView Multiclass(MLContext context, IEnumerable<Row> rows, int classes, int features) =>
        View(context, rows, classes, features, nameof(Row.Class), nameof(Row.Features), nameof(Row.Weight));

    /// <summary>Rows whose label is a key with these values, one for each class.</summary>
    public static IDataView WithKeyValues<T>(MLContext context, IEnumerable<Row> rows, int features, T[] values, PrimitiveDataViewType type)
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition.RemoveAll(column => column.MemberName is not (nameof(Row.Class) or nameof(Row.Features) or nameof(Row.Weight)));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        definition["Class"].ColumnType = new KeyDataViewType(typeof(uint), values.Length);
        definition["Class"].AddAnnotation("KeyValues", new VBuffer<T>(values.Length, values), new VectorDataViewType(type, values.Length));
        definition["Class"].ColumnName = "Label";
        return context.Data.LoadFromEnumerable(rows, definition);
    }

    public static IDataView Binary(MLContext context, IEnumerable<Row> rows, int features) =>
        View(context, rows, 2, features, nameof(Row.Positive), nameof(Row.Features), nameof(Row.Weight));

    public static IDataView Regression(MLContext context, IEnumerable<Row> rows, int features) =>
        View(context, rows, 2, features, nameof(Row.Target), nameof(Row.Features), nameof(Row.Weight));

    /// <summary>The same numbers, stored sparsely: zeros are left out.</summary>
    public static VBuffer<float> Sparse(VBuffer<float> dense)
    {
        var items = dense.Items(all: true).Where(item => item.Value != 0).ToArray();
        return new VBuffer<float>(dense.Length, items.Length, items.Select(item => item.Value).ToArray(), items.Select(item => item.Key).ToArray());
    }

    /// <summary>Nearly normal with mean 0 and variance 1: twelve uniform numbers less six.</summary>
    private static float Normal(ulong seed, ref ulong counter)
    {
        var sum = -6f;
        for (var i = 0; i < 12; i++)
        {
            sum += SplitMix.Uniform(seed, counter++);
        }

        return sum;
    }

    private static Row Point(int index, int label, int features, ulong seed, float spread)
    {
        var counter = (ulong)index << 20;
        var values = new float[features];
        var target = 0.5f;
        for (var j = 0; j < features; j++)
        {
            var centre = (4 * SplitMix.Uniform(seed + 77, (ulong)((label * features) + j))) - 2;
            values[j] = centre + (spread * Normal(seed, ref counter));
            target += values[j] * ((j % 3) - 0.75f);
        }

        return new Row
        {
            Class = (uint)label,
            Positive = label % 2 == 1,
            Target = target + (0.1f * Normal(seed, ref counter)),
            Weight = 0.5f + SplitMix.Uniform(seed, counter),
            Features = new VBuffer<float>(features, values),
        };
    }
}
