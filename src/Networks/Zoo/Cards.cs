namespace MLNetVision.Networks.Zoo;

/// <summary>The cards of the zoo's networks, but for name and paper.</summary>
internal static class Cards
{
    /// <summary>A network that torchvision publishes weights for.</summary>
    /// <param name="weights">Their name in torchvision, of the set IMAGENET1K_V1: "ResNet18_Weights".</param>
    /// <param name="top1">How many of a hundred pictures of ImageNet's validation set they classify right.</param>
    /// <param name="top5">For how many the right class is among the best five.</param>
    /// <param name="size">Side of the pictures.</param>
    /// <param name="resize">The shorter side before the centre is cut out.</param>
    /// <param name="bicubic">Whether resizing is bicubic.</param>
    public static ModelCard Torchvision(string weights, double top1, double top5, int size = 224, int resize = 256, bool bicubic = false) => new()
    {
        Description = "Scores of the 1000 classes of ImageNet-1k.",
        Preprocessing = ImageNet(size, resize, bicubic),
        Licence = "BSD-3-Clause (torchvision's); the pictures of ImageNet, which the weights were trained on, have terms of their own",
        Source = $"torchvision 0.14: {weights}.IMAGENET1K_V1, trained on ImageNet-1k",
        Metrics = new Dictionary<string, double> { ["accuracy"] = Share(top1), ["top-5"] = Share(top5) },
    };

    /// <summary>A network for ImageNet without published weights: preprocessing as torchvision's training has it.</summary>
    public static ModelCard ImageNet(int size = 224, int resize = 256) => new()
    {
        Description = "Scores of the 1000 classes of ImageNet-1k.",
        Preprocessing = ImageNet(size, resize, bicubic: false),
    };

    /// <summary>A network for CIFAR-10: pictures of 32x32 as they are, their mean and deviation those of the training set.</summary>
    public static ModelCard Cifar() => new()
    {
        Description = "Scores of the 10 classes of CIFAR-10.",
        Preprocessing = new() { Height = 32, Width = 32, Mean = [0.4914f, 0.4822f, 0.4465f], Deviation = [0.2470f, 0.2435f, 0.2616f] },
    };

    /// <summary>A network for grey pictures of digits or clothing of 28x28, from 0 to 1.</summary>
    public static ModelCard Grey(int size = 28, float mean = 0, float deviation = 1) => new()
    {
        Description = "Scores of the 10 classes of MNIST or of sets in its form.",
        Preprocessing = new() { Height = size, Width = size, Mean = [mean], Deviation = [deviation] },
    };

    /// <summary>The same for a network that takes (value - 0.5) / 0.5, as the Inception networks do.</summary>
    public static ModelCard Halved(ModelCard card) => card with
    {
        Preprocessing = card.Preprocessing with { Mean = [0.5f, 0.5f, 0.5f], Deviation = [0.5f, 0.5f, 0.5f] },
    };

    private static Preprocessing ImageNet(int size, int resize, bool bicubic) => new()
    {
        Resize = resize,
        Bicubic = bicubic,
        Height = size,
        Width = size,
        Mean = [0.485f, 0.456f, 0.406f],
        Deviation = [0.229f, 0.224f, 0.225f],
    };

    private static double Share(double percent) => Math.Round(percent / 100, 5);
}
