namespace MLNetVision.Training.Data;

/// <summary>Pictures and labels in a pair of IDX files, as MNIST, Fashion-MNIST and their kin come.</summary>
public static class IdxImages
{
    /// <summary>Fashion-MNIST's classes.</summary>
    public static IReadOnlyList<string> FashionClasses { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <summary>Reads both files.</summary>
    /// <param name="images">Three dimensions: pictures, rows, columns.</param>
    /// <param name="labels">One dimension: a class each.</param>
    /// <param name="classes">The names of the classes; numbers by default.</param>
    /// <exception cref="DataFormatException">One of the files is no such file, or they do not belong together.</exception>
    public static PackedImages Read(string images, string labels, IReadOnlyList<string>? classes = null)
    {
        var pictures = IdxFile.Read(images);
        var numbers = IdxFile.Read(labels);
        if (pictures.Dims.Count != 3 || pictures.Dims.Contains(0))
        {
            throw new DataFormatException($"'{images}' is [{string.Join(", ", pictures.Dims)}]; pictures are [count, rows, columns], 1 or more each.");
        }

        if (numbers.Dims.Count != 1 || numbers.Dims[0] != pictures.Dims[0])
        {
            throw new DataFormatException(
                $"'{labels}' is [{string.Join(", ", numbers.Dims)}]; a label for each of the {pictures.Dims[0]} pictures of '{images}' is expected.");
        }

        if (classes is not null && numbers.Data.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)Math.Min(255, classes.Count - 1)) is >= 0 and var at)
        {
            throw new DataFormatException($"'{labels}': label {at} is {numbers.Data[at]}, but there are {classes.Count} classes.");
        }

        var packed = Array.ConvertAll(numbers.Data, label => (int)label);
        return new PackedImages(pictures.Data, pictures.Dims[2], pictures.Dims[1], 1, packed, classes);
    }
}
