using Microsoft.ML.Compat.Normalization;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed class LpNormNormalizingEstimator : LpNormNormalizingEstimatorBase
{
    internal LpNormNormalizingEstimator(IHostEnvironment environment, string output, string input, RowNorm norm)
        : base(environment, output, input, norm)
    {
    }
}
