using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;

namespace Microsoft.ML;

public static class DebuggerExtensions
{
    public static DataDebuggerPreview Preview(this IDataView data, int maxRows = 100) => new(data, maxRows);

    public static DataDebuggerPreview Preview(this ITransformer transformer, IDataView data, int maxRows = 100) => new(transformer.Transform(data), maxRows);

    public static DataDebuggerPreview Preview(this IEstimator<ITransformer> estimator, IDataView data, int maxRows = 100, int maxTrainingRows = 100)
    {
        Guard.NotNull(estimator, nameof(estimator));
        Guard.NotNull(data, nameof(data));
        Guard.Argument(maxRows >= 0, nameof(maxRows), $"The number of rows is 0 or more, not {maxRows}.");
        Guard.Argument(maxTrainingRows >= 0, nameof(maxTrainingRows), $"The number of rows is 0 or more, not {maxTrainingRows}.");
        return new DataDebuggerPreview(estimator.Fit(new HeadDataView(data, maxTrainingRows)).Transform(data), maxRows);
    }

    public static DataDebuggerPreview Preview<TSource>(this IDataLoader<TSource> loader, TSource source, int maxRows = 100)
        => new(loader.Load(source), maxRows);
}
