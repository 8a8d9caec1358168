using MLNetVision.Training.Augmentation;
using MLNetVision.Training.Data;

namespace MLNetVision.Samples.FashionMnist;

/// <summary>Fashion-MNIST (Xiao, Rasul and Vollgraf 2017): 60,000 and 10,000 grey pictures of ten kinds of clothing.</summary>
internal static class Clothing
{
    public const int Size = 28;
    public const string DebianFolder = "/usr/share/datasets/fashion-mnist";
    private const string TrainingFiles = "train";
    private const string TestFiles = "t10k";

    /// <summary>Numbers of mean 0 and deviation 1 over the training pictures.</summary>
    private static readonly PictureTensor Numbers = new(1, Size, Size) { Mean = [0.2860f], Deviation = [0.3530f] };

    /// <summary>What is missing in a folder and how to get it; null if nothing is.</summary>
    public static string? Missing(string folder)
    {
        var missing = new[] { Images(TrainingFiles), Labels(TrainingFiles), Images(TestFiles), Labels(TestFiles) }
            .Where(f => !File.Exists(Path.Combine(folder, f))).ToArray();
        return missing.Length == 0 ? null
            : $"Fashion-MNIST is not in '{folder}': {string.Join(", ", missing)} missing.{Environment.NewLine}"
                + $"On Debian and Ubuntu it is a package: apt install dataset-fashion-mnist.{Environment.NewLine}"
                + "Elsewhere: put the four files of https://github.com/zalandoresearch/fashion-mnist into a folder and name it with --data FOLDER.";
    }

    /// <summary>The training and the test pictures; the first so many of each, or all.</summary>
    public static (ImageBatchSource Training, ImageBatchSource Test) Load(string folder, int? first = null) =>
        (Load(folder, TrainingFiles, first), Load(folder, TestFiles, first));

    private static ImageBatchSource Load(string folder, string part, int? first)
    {
        var images = IdxImages.Read(Path.Combine(folder, Images(part)), Path.Combine(folder, Labels(part)), IdxImages.FashionClasses);
        var rows = Enumerable.Range(0, Math.Min(first ?? images.Count, images.Count)).ToArray();
        return new ImageBatchSource(images.Select(rows), new ImageBatchOptions(Numbers));
    }

    private static string Images(string part) => $"{part}-images-idx3-ubyte.gz";

    private static string Labels(string part) => $"{part}-labels-idx1-ubyte.gz";
}
