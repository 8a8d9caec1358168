// Digits come back out of noise: a denoising autoencoder learns to give the clean digit, a plain one only to give what it sees.
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision;
using MLNetVision.Estimators;
using MLNetVision.Imaging;
using MLNetVision.Networks.Optimisation;
using MLNetVision.Samples.Denoising;
using MLNetVision.Training;
using MLNetVision.Training.Schedules;

var smoke = args.Contains("--smoke");
var mlContext = new MLContext(seed: 1);
var digits = Digit.LoadAll();
var known = mlContext.Data.LoadFromEnumerable(digits.Where((_, i) => i % 2 == 0));
Digit[] unseen = [.. digits.Where((_, i) => i % 20 == 7)];
var shape = new PictureShape(Digit.Side, Digit.Side);
var plain = new AutoencoderOptions
{
    Picture = shape,
    HiddenSizes = [],
    CodeSize = 300,
    CodeActivation = UnitActivation.Relu,
    Loss = ReconstructionLoss.CrossEntropy,
    ReconstructionColumnName = "Restored",
    Training = new TrainingOptions
    {
        Epochs = smoke ? 10 : 30, BatchSize = 32, Seed = 1, Schedule = new CosineAnnealing(),
        Rule = new TrainingRule { Optimizer = new Adam { LearningRate = 0.003 } },
    },
};

var repeater = mlContext.Transforms.Autoencoder("Code", "Pixels", plain).Fit(known);
var better = true;
foreach (var noise in new Noise[] { new MaskingNoise(0.25), new GaussianNoise(0.3), new SaltAndPepperNoise(0.2) })
{
    var noisy = unseen.Select((digit, i) => digit.With(noise, (ulong)i)).ToArray();
    var view = mlContext.Data.LoadFromEnumerable(noisy);
    var denoising = mlContext.Transforms.Autoencoder("Code", "Pixels", plain with { Noise = noise }).Fit(known);
    var restored = Restored(denoising, view);
    var repeated = Restored(repeater, view);
    var name = noise.GetType().Name;
    Console.WriteLine(
        $"{name,-18}: noisy {Psnr(noisy.Select(d => d.Pixels)):F2} dB, plain autoencoder {Psnr(repeated):F2} dB, denoising {Psnr(restored):F2} dB");
    IEnumerable<float[]>[] lines = [unseen.Select(d => d.Pixels), noisy.Select(d => d.Pixels), repeated, restored];
    Save($"{name}.png", AutoencoderPictures.Sheet([.. lines.Select(Some)], shape));
    Save($"{name}-filters.png", denoising.FirstLayerFilters(columns: 20));
    better &= Psnr(restored) > Psnr(repeated) + 1 && Psnr(restored) > Psnr(noisy.Select(d => d.Pixels)) + 1;
}

if (!better)
{
    Console.Error.WriteLine("The denoising autoencoder should be better than the noise and than the plain one by 1 dB at least.");
    return 1;
}

return 0;

float[][] Restored(AutoencoderModel model, IDataView view) =>
    [.. model.Transform(view).GetColumn<VBuffer<float>>("Restored").Select(v => v.DenseValues().ToArray())];

double Psnr(IEnumerable<float[]> pictures)
{
    var error = pictures.Zip(unseen, (p, t) => p.Zip(t.Pixels, (a, b) => (double)(a - b) * (a - b)).Average()).Average();
    return 10 * Math.Log10(255.0 * 255 / error);
}

float[][] Some(IEnumerable<float[]> pictures) => [.. pictures.Where((_, i) => i % 14 == 0)];

static void Save(string name, Image<byte> picture)
{
    ImageFile.Save(picture, Path.Combine(AppContext.BaseDirectory, name));
    Console.WriteLine($"{"",-18}  written: {name}");
}
