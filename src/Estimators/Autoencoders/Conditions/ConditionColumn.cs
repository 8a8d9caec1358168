using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>A column that rows are conditioned by, and how its values become numbers: a key as one-hot, a number as it is, a vector as it is.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">Its type.</param>
/// <param name="Size">How many numbers a value becomes.</param>
/// <param name="Values">What a key's values stand for; none for numbers.</param>
internal sealed record ConditionColumn(string Name, DataViewType Type, int Size, IReadOnlyList<string> Values)
{
    private const string Role = "the condition";
    private const string Expected = "a key of a known number of values, a number, a Boolean, or a vector of Single of a known size";
    private const string Advice = "Bring texts to keys with MapValueToKey, other vectors to Single with ConvertType.";

    /// <summary>The column of a schema.</summary>
    public static ConditionColumn Of(DataViewSchema schema, string name)
    {
        var column = schema.Require(name, RowPlan.Owner, Role);
        return column.Type switch
        {
            KeyDataViewType { Count: > 0 and <= int.MaxValue } key => new(name, key, (int)key.Count, KeyNames.Of(column, (int)key.Count)),
            NumberDataViewType or BooleanDataViewType => new(name, column.Type, 1, []),
            VectorDataViewType { Size: > 0 } vector when vector.ItemType.Equals(NumberDataViewType.Single) => new(name, vector, vector.Size, []),
            _ => throw ColumnNames.WrongType(name, RowPlan.Owner, Role, Expected, column.Type, Advice),
        };
    }

    /// <summary>Checks an estimator's promise: sizes are unknown yet.</summary>
    public static void Check(SchemaShape schema, string name)
    {
        var column = schema.Require(name, RowPlan.Owner, Role);
        var isNumber = column.IsKey || column.ItemType is NumberDataViewType or BooleanDataViewType;
        var fits = column.Kind == SchemaShape.Column.VectorKind.Scalar ? isNumber : !column.IsKey && column.ItemType.Equals(NumberDataViewType.Single);
        if (!fits)
        {
            throw ColumnNames.WrongType(name, RowPlan.Owner, Role, Expected, $"{column.Kind} of {column.ItemType}", Advice);
        }
    }

    /// <summary>Makes numbers of the column; null where it holds vectors or numbers of single precision, and so is numbers.</summary>
    public IEstimator<ITransformer>? ToNumbers(string output) => Type switch
    {
        KeyDataViewType => Host.Context.Transforms.Conversion.MapKeyToVector(output, Name),
        VectorDataViewType => null,
        _ when Type.Equals(NumberDataViewType.Single) => null,
        _ => Host.Context.Transforms.Conversion.ConvertType(output, Name, DataKind.Single),
    };

    /// <summary>The numbers of a key's value.</summary>
    public float[] NumbersOf(string value)
    {
        var at = Values.Index().Where(v => v.Item == value).Select(v => v.Index).DefaultIfEmpty(-1).First();
        return at >= 0 ? OneHot(at) : throw new ArgumentException(
            Values.Count > 0
                ? $"{RowPlan.Owner}: '{value}' is no value of the condition '{Name}'; these are: {string.Join(", ", Values.Take(20))}."
                : $"{RowPlan.Owner}: the condition '{Name}' is {Type}, which has no names; give its {Size} numbers.",
            nameof(value));
    }

    /// <summary>How the condition reads: its size and, of keys, its values.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"'{Name}', {Type}, {Size} numbers");

    private float[] OneHot(int at)
    {
        var numbers = new float[Size];
        numbers[at] = 1;
        return numbers;
    }
}
