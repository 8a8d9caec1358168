namespace MLNetVision.Training.Data;

/// <summary>
/// CIFAR-10 and CIFAR-100 in their binary versions: a record is one label byte (CIFAR-100: two, coarse and fine), then 1,024 bytes of red, green and blue
/// each, row by row.
/// </summary>
public static class CifarImages
{
    private const int Side = 32;
    private const int Plane = Side * Side;
    private const int CoarseClasses = 20;

    /// <summary>CIFAR-10's classes.</summary>
    public static IReadOnlyList<string> Classes10 { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Reads files of CIFAR-10, such as data_batch_1.bin.</summary>
    /// <exception cref="DataFormatException">A file is no such file.</exception>
    public static PackedImages Read10(params ReadOnlySpan<string> paths) => Read(paths, [10], 0, Classes10);

    /// <summary>Reads a file of CIFAR-100, train.bin or test.bin.</summary>
    /// <param name="path">The file.</param>
    /// <param name="coarse">Whether the 20 coarse classes are the labels rather than the 100 fine ones.</param>
    /// <param name="classes">The classes' names, such as the lines of fine_label_names.txt; numbers by default.</param>
    /// <exception cref="DataFormatException">The file is no such file.</exception>
    public static PackedImages Read100(string path, bool coarse = false, IReadOnlyList<string>? classes = null) =>
        Read([path], [CoarseClasses, 100], coarse ? 0 : 1, classes);

    private static PackedImages Read(ReadOnlySpan<string> paths, ReadOnlySpan<int> classCounts, int which, IReadOnlyList<string>? classes)
    {
        var files = new byte[paths.Length][];
        for (var i = 0; i < paths.Length; i++)
        {
            files[i] = File.ReadAllBytes(paths[i]);
            Check(files[i], paths[i], classCounts);
        }

        var record = classCounts.Length + (3 * Plane);
        var samples = new byte[checked((int)files.Sum(file => file.LongLength / record * 3 * Plane))];
        var labels = new List<int>();
        foreach (var file in files)
        {
            for (var start = 0; start < file.Length; start += record)
            {
                Interleave(file.AsSpan(start + classCounts.Length, 3 * Plane), samples.AsSpan(labels.Count * 3 * Plane, 3 * Plane));
                labels.Add(file[start + which]);
            }
        }

        return new PackedImages(samples, Side, Side, 3, labels, classes ?? [.. Enumerable.Range(0, classCounts[which]).Select(i => $"{i}")]);
    }

    private static void Check(byte[] file, string path, ReadOnlySpan<int> classCounts)
    {
        var record = classCounts.Length + (3 * Plane);
        if (file.Length == 0 || file.Length % record != 0)
        {
            throw new DataFormatException($"'{path}' has {file.Length} bytes, which are no records of {record}; is it the binary version, unpacked?");
        }

        for (var start = 0; start < file.Length; start += record)
        {
            for (var i = 0; i < classCounts.Length; i++)
            {
                if (file[start + i] >= classCounts[i])
                {
                    throw new DataFormatException($"'{path}': picture {start / record} has label {file[start + i]}, but there are {classCounts[i]} classes.");
                }
            }
        }
    }

    private static void Interleave(ReadOnlySpan<byte> planes, Span<byte> pixels)
    {
        for (var i = 0; i < Plane; i++)
        {
            pixels[3 * i] = planes[i];
            pixels[(3 * i) + 1] = planes[Plane + i];
            pixels[(3 * i) + 2] = planes[(2 * Plane) + i];
        }
    }
}
