using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Estimators.Autoencoders;

/// <summary>
/// A column and the condition behind it as one, by transformers of ML.NET that are saved with what comes after them; at the end they are dropped again.
/// </summary>
/// <param name="Column">The joined column.</param>
/// <param name="Before">What makes it.</param>
/// <param name="After">What drops it.</param>
internal sealed record ConditionedInput(string Column, IReadOnlyList<ITransformer> Before, ITransformer After)
{
    /// <summary>Joins a column and a condition.</summary>
    /// <param name="schema">A schema that has both.</param>
    /// <param name="column">The column: a vector of Single.</param>
    /// <param name="condition">The condition.</param>
    public static ConditionedInput Of(DataViewSchema schema, string column, ConditionColumn condition)
    {
        var (numbers, joined) = (schema.Unused($"{nameof(MLNetVision)}.Condition"), schema.Unused($"{nameof(MLNetVision)}.Conditioned"));
        IDataView view = new NoRows(schema);
        var before = new List<ITransformer>();
        var conversion = condition.ToNumbers(numbers);
        if (conversion is not null)
        {
            view = Add(conversion.Fit(view));
        }

        var transforms = Host.Context.Transforms;
        view = Add(transforms.Concatenate(joined, column, conversion is null ? condition.Name : numbers).Fit(view));
        var after = transforms.DropColumns(conversion is null ? [joined] : [numbers, joined]).Fit(view);
        return new ConditionedInput(joined, before, after);

        IDataView Add(ITransformer transformer)
        {
            before.Add(transformer);
            return transformer.Transform(view);
        }
    }

    /// <summary>The joined column behind the others.</summary>
    public IDataView Apply(IDataView data) => Before.Aggregate(data, (view, transformer) => transformer.Transform(view));

    /// <summary>A transformer of the joined column as one of the two columns.</summary>
    public TransformerChain<ITransformer> Around(ITransformer transformer) => new([.. Before, transformer, After]);
}
