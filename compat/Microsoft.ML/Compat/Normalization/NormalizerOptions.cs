using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Normalization;

/// <summary>Which column is normalized into which, from how many rows at most; the kind of normalization is the derived type.</summary>
internal abstract record NormalizerOptions
{
    protected NormalizerOptions(string output, string input, long maximumExampleCount)
    {
        Output = Guard.NotEmpty(output, "outputColumnName");
        Input = Guard.NotEmpty(input ?? output, "inputColumnName");
        Guard.Argument(maximumExampleCount > 1, nameof(maximumExampleCount),
            $"A normalizer learns from more than one row; maximumExampleCount is {maximumExampleCount}.");
        MaximumExampleCount = maximumExampleCount;
    }

    public string Output { get; }

    public string Input { get; }

    public long MaximumExampleCount { get; }

    /// <summary>A learner over the rows of a cursor, for a scalar or known-size vector of Single or Double; other types are an error.</summary>
    public NormalizerLearner CreateLearner(DataViewRow row, DataViewSchema.Column column)
    {
        var isSized = column.Type is not VectorDataViewType { IsKnownSize: false };
        if (isSized && column.Type.ItemType() == NumberDataViewType.Single)
            return CreateLearner<float>(row, column);
        if (isSized && column.Type.ItemType() == NumberDataViewType.Double)
            return CreateLearner<double>(row, column);
        throw Errors.WrongType("input", "input", column.Name, NormalizableTypes.Expected, column.Type.ToString());
    }

    protected abstract NormalizerLearner CreateLearner<T>(DataViewRow row, DataViewSchema.Column column)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}
