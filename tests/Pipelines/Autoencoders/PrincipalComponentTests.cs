using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Training;
using Xunit.Abstractions;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

/// <summary>
/// A linear autoencoder with the squared error reaches its least loss where its decoder spans the principal components (Baldi and Hornik 1989).
/// </summary>
public sealed class PrincipalComponentTests(ITestOutputHelper output)
{
    /// <summary>The largest angle between the two subspaces that counts as none, in degrees.</summary>
    private const double MostDegrees = 1;

    private const int Components = 4;

    [Fact]
    public void A_linear_autoencoder_spans_the_principal_components()
    {
        var ml = new MLContext(seed: 1);
        var rows = Digits.Every(20);
        var options = new AutoencoderOptions
        {
            Picture = Digits.Shape,
            HiddenSizes = [],
            CodeSize = Components,
            ErrorColumnName = "Error",
            Training = new TrainingOptions { Epochs = 100, BatchSize = null, Seed = 1, Rule = new TrainingRule { Optimizer = new Lbfgs() } },
        };
        var model = ml.Transforms.Autoencoder("Code", "Pixels", options).Fit(Digits.View(ml, rows));
        var decoder = model.Decoder.Weights["decoder.code.weight"].ToFloats();
        var learnt = Subspaces.Orthonormal([.. decoder.Chunk(Digits.Size).Select(r => Array.ConvertAll(r, v => (double)v))]);
        var (components, left) = Subspaces.Principal([.. rows.Select(r => Array.ConvertAll(r.Pixels, p => p / 255.0))], Components);
        var degrees = Subspaces.LargestAngle(learnt, components) * 180 / Math.PI;
        var error = model.Transform(Digits.View(ml, rows)).Values<float>("Error").Average();

        output.WriteLine($"{degrees:F3} degrees between the subspaces; error {error:F6}, the least possible {left:F6}");
        Assert.InRange(degrees, 0, MostDegrees);
        Assert.InRange(error, left * (1 - 1e-4), left * 1.001);
    }
}
