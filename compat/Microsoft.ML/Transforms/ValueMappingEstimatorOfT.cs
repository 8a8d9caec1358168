using Microsoft.ML.Compat.ValueMapping;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class ValueMappingEstimator<TKey, TValue> : ValueMappingEstimator
{
    internal ValueMappingEstimator(IHostEnvironment environment, (string Output, string Input)[] columns, ValueMap map)
        : base(environment, columns, map)
    {
    }
}
