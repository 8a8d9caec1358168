using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>How one kind of column type is saved in a model.</summary>
internal sealed record CustomTypeCodec(string Name, Predicate<DataViewType> Is, Action<ModelWriter, DataViewType> Write, Func<ModelReader, DataViewType> Read);
