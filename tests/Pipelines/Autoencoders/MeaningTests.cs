using Microsoft.ML;
using MLNetVision.Estimators;
using MLNetVision.Networks.Initialisers;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Tests.Pipelines.Persistence;
using MLNetVision.Training;
using MLNetVision.Training.Schedules;
using Xunit.Abstractions;

namespace MLNetVision.Tests.Pipelines.Autoencoders;

/// <summary>Each kind of autoencoder does what it is made for, on the repository's digits.</summary>
public sealed class MeaningTests(ITestOutputHelper output)
{
    private readonly MLContext _ml = new(seed: 1);

    private static TrainingOptions Passes(int epochs, double rate = 0.003) => new()
    {
        Epochs = epochs, BatchSize = 32, Seed = 1, Rule = new TrainingRule { Optimizer = new Adam { LearningRate = rate } },
    };

    [Fact]
    public void A_denoising_autoencoder_restores_corrupted_digits_better_than_a_plain_one()
    {
        var (known, unseen) = (Digits.Every(4), Digits.Every(10, 3));
        var corrupted = Corrupted(unseen, 0.25);
        var plain = new AutoencoderOptions
        {
            Picture = Digits.Shape, HiddenSizes = [], CodeSize = 150, CodeActivation = UnitActivation.Relu,
            ReconstructionColumnName = "Restored", Loss = ReconstructionLoss.CrossEntropy,
            Training = Passes(20),
        };
        var without = Psnr(plain);
        var with = Psnr(plain with { Noise = new MaskingNoise(0.25) });

        output.WriteLine($"PSNR of the corrupted {Digits.Psnr(Pixels(corrupted), Pixels(unseen)):F2} dB, plain {without:F2} dB, denoising {with:F2} dB");
        Assert.InRange(with, without + 1, 100);
        Assert.InRange(with, Digits.Psnr(Pixels(corrupted), Pixels(unseen)) + 1.5, 100);

        double Psnr(AutoencoderOptions options) => Digits.Psnr(
            _ml.Transforms.Autoencoder("Code", "Pixels", options).Fit(Digits.View(_ml, known)).Transform(Digits.View(_ml, corrupted)).Vectors("Restored"),
            Pixels(unseen));
    }

    [Fact]
    public void Two_neurons_tell_digits_apart_better_than_two_linear_ones()
    {
        var (known, unseen) = (Digits.Every(2), Digits.Every(10, 1));
        var options = new AutoencoderOptions
        {
            Picture = Digits.Shape, HiddenSizes = [256, 128, 64], CodeSize = 2, Loss = ReconstructionLoss.CrossEntropy, Activation = UnitActivation.Sigmoid,
            LayerEpochs = 20, Training = Passes(100, 0.004) with { Schedule = new CosineAnnealing() },
        };
        var accuracy = Accuracy(options);
        var linear = Accuracy(options with { HiddenSizes = [], LayerEpochs = 0, Loss = ReconstructionLoss.SquaredError });

        output.WriteLine($"nearest neighbours on two numbers agree on {accuracy:P1} of the classes; on two of a linear code on {linear:P1}");
        Assert.InRange(accuracy, 0.65, 1);
        Assert.InRange(accuracy, linear + 0.2, 1);

        double Accuracy(AutoencoderOptions kind)
        {
            var model = _ml.Transforms.Autoencoder("Code", "Pixels", kind).Fit(Digits.View(_ml, known));
            return Digits.NearestAccuracy(
                model.Transform(Digits.View(_ml, known)).Vectors("Code"), known, model.Transform(Digits.View(_ml, unseen)).Vectors("Code"), unseen);
        }
    }

    [Fact]
    public void Layers_that_were_trained_one_by_one_beat_all_at_once_at_depth()
    {
        var (known, unseen) = (Digits.Every(4), Digits.Every(10, 3));
        var options = new AutoencoderOptions
        {
            Picture = Digits.Shape, HiddenSizes = [80, 60, 40, 30], CodeSize = 20, Activation = UnitActivation.Sigmoid, CodeActivation = UnitActivation.Sigmoid,
            Loss = ReconstructionLoss.CrossEntropy, ErrorColumnName = "Error", Training = Passes(20),
        };
        var unstacked = Error(options with { Training = Passes(45) });
        var stacked = Error(options with { LayerEpochs = 5 });

        output.WriteLine(
            $"mean squared error of 5 layers of sigmoids after 45 passes: {unstacked:F4} at once, {stacked:F4} with 5 passes for each layer first");
        Assert.InRange(stacked, 0, 0.9 * unstacked);

        double Error(AutoencoderOptions kind) => _ml.Transforms.Autoencoder("Code", "Pixels", kind).Fit(Digits.View(_ml, known))
            .Transform(Digits.View(_ml, unseen)).Values<float>("Error").Average();
    }

    [Fact]
    public void A_contractive_autoencoder_has_a_smaller_Jacobian()
    {
        var known = Digits.Every(10);
        var plain = new AutoencoderOptions
        {
            Picture = Digits.Shape, HiddenSizes = [], CodeSize = 30, CodeActivation = UnitActivation.Sigmoid, ErrorColumnName = "Error", Training = Passes(20),
        };
        var (before, beforeError) = Norm(plain);
        var (exact, exactError) = Norm(plain with { Contraction = new Contraction { Weight = 0.003 } });
        var (estimated, _) = Norm(plain with { Contraction = new Contraction { Weight = 0.003, IsEstimated = true } });
        var (deep, _) = Norm(plain with { HiddenSizes = [50] });
        var (deepContracted, _) = Norm(plain with { HiddenSizes = [50], Contraction = new Contraction { Weight = 0.003 } });

        output.WriteLine(
            $"squared norm of the Jacobian: plain {before:F3}, exact penalty {exact:F3}, estimated {estimated:F3}; two layers {deep:F3}, {deepContracted:F3}");
        output.WriteLine($"errors: plain {beforeError:F4}, exact {exactError:F4}");
        Assert.InRange(exact, 0, before / 2);
        Assert.InRange(estimated, exact * 0.7, exact * 1.4);
        Assert.InRange(deepContracted, 0, deep / 2);

        (double Norm, double Error) Norm(AutoencoderOptions kind)
        {
            var model = _ml.Transforms.Autoencoder("Code", "Pixels", kind).Fit(Digits.View(_ml, known));
            var rows = Digits.Every(250, 7);
            return (rows.Average(r => JacobianNorm(model, r.Pixels)), model.Transform(Digits.View(_ml, known)).Values<float>("Error").Average());
        }
    }

    /// <summary>The sum of squares of the code's central differences over every pixel, pixels from 0 to 1.</summary>
    private double JacobianNorm(AutoencoderModel model, float[] pixels)
    {
        const float Step = 255 * 0.02f;
        var moved = Enumerable.Range(0, 2 * Digits.Size).Select(i =>
        {
            var copy = (float[])pixels.Clone();
            copy[i / 2] += i % 2 == 0 ? Step : -Step;
            return new Digits.Row { Pixels = copy };
        });
        var codes = model.Transform(Digits.View(_ml, moved.ToArray())).Vectors("Code");
        return Enumerable.Range(0, Digits.Size).Sum(i => Digits.Distance(codes[2 * i], codes[(2 * i) + 1])) / (4 * 0.02 * 0.02);
    }

    private static Digits.Row[] Corrupted(Digits.Row[] rows, double share)
    {
        var random = new RandomStream(5);
        var noise = new MaskingNoise(share);
        return [.. rows.Select(r =>
        {
            var pixels = (float[])r.Pixels.Clone();
            noise.Apply(pixels, ref random);
            return new Digits.Row { Pixels = pixels, Class = r.Class };
        })];
    }

    private static float[][] Pixels(Digits.Row[] rows) => [.. rows.Select(r => r.Pixels)];
}
