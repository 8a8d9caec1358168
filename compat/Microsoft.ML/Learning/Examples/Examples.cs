using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>A view with the roles its columns play in training; label and weight may be absent.</summary>
internal sealed class Examples(IDataView data, string feature, string label, string weight)
{
    public IDataView Data => data;

    public DataViewSchema.Column Features { get; } = data.Schema[feature];

    public DataViewSchema.Column? Label { get; } = label is null ? null : data.Schema[label];

    public DataViewSchema.Column? Weight { get; } = weight is null ? null : data.Schema[weight];

    public int FeatureCount
    {
        get
        {
            var size = ((VectorDataViewType)Features.Type).Size;
            return size > 0
                ? size
                : throw Errors.OutOfRange("data", $"The feature column '{Features.Name}' has type {Features.Type}; a vector of known size is needed.");
        }
    }

    /// <summary>Reads each usable example: finite label and features, a weight above zero and finite.</summary>
    public ExampleReader Read() => new(this);
}
