using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>What an estimator promises for a schema, asked by public means: a loader of one's own turns a DataViewSchema into a SchemaShape.</summary>
internal static class SchemaPromise
{
    public static SchemaShape Of<T>(DataViewSchema schema, IEstimator<T> estimator)
        where T : class, ITransformer =>
        new Loader(schema).Append(estimator).GetOutputSchema();

    private sealed class Loader(DataViewSchema schema) : IDataLoader<object>
    {
        public IDataView Load(object source) => throw new NotSupportedException();

        public DataViewSchema GetOutputSchema() => schema;

        void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException();
    }
}
