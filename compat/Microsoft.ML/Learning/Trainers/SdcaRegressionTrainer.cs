using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Learning.Stochastic;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed class SdcaRegressionTrainer
    : SdcaTrainerBase<SdcaRegressionTrainer.Options, RegressionPredictionTransformer<LinearRegressionModelParameters>, LinearRegressionModelParameters>
{
    internal SdcaRegressionTrainer(IHostEnvironment environment, Options options)
        : base(environment, options, TrainerColumns.SingleLabel)
        => Loss = options.LossFunction ?? new SquaredLoss();

    private protected override ISupportSdcaLoss Loss { get; }

    private protected override float DefaultL2(int rows) => rows > 10000 ? 1e-4f : rows < 200 ? 1e-2f : 1e-3f;

    private protected override LinearRegressionModelParameters ModelOf(LinearPoint best) => new(best.Weights, best.Bias);

    private protected override SchemaShape.Column[] Outputs(SchemaShape inputSchema) => [ScorePromises.Score(vector: false)];

    private protected override RegressionPredictionTransformer<LinearRegressionModelParameters> MakeTransformer(
        LinearRegressionModelParameters model, DataViewSchema trainSchema)
        => new(Host, model, trainSchema, FeatureColumn.Name);

    public sealed class Options : OptionsBase
    {
        public Options()
        {
            ConvergenceTolerance = 0.01f;
            BiasLearningRate = 1;
        }

        public ISupportSdcaRegressionLoss LossFunction { get; set; }
    }
}
