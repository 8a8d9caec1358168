using Microsoft.ML;

namespace MLNetVision;

/// <summary>Two parts of a data view that share no row.</summary>
/// <param name="TrainSet">To fit on.</param>
/// <param name="TestSet">To evaluate on.</param>
public sealed record DataSplit(IDataView TrainSet, IDataView TestSet);
