using MLNetVision.Imaging;
using MLNetVision.Metrics;
using MLNetVision.Training.Data;

namespace MLNetVision.Tests.Unit.Training.Annotations;

/// <summary>A folder of its own for a test, with two pictures in JPEGImages and what is in them.</summary>
internal sealed class AnnotationFolder : IDisposable
{
    public const int Width = 64, Height = 48;

    public AnnotationFolder()
    {
        Root = Directory.CreateTempSubdirectory("annotations").FullName;
        Directory.CreateDirectory(At("JPEGImages"));
        foreach (var name in (string[])["a.png", "b.png"])
            ImageFile.Save(new Image<byte>(Width, Height, 3), Picture(name));
    }

    public string Root { get; }

    /// <summary>One picture with two objects, one without any.</summary>
    public AnnotationSet Set => new(["cat & dog", "ein Fisch"],
    [
        new(Picture("a.png"), Width, Height, [new(1, new(2, 3, 40, 30.5f)) { IsDifficult = true }, new(0, new(0, 0, Width, Height))]),
        new(Picture("b.png"), Width, Height, []),
    ]);

    public string At(string name) => Path.Combine(Root, name);

    public string Picture(string name) => Path.Combine(Root, "JPEGImages", name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public void Dispose() => Directory.Delete(Root, true);

    /// <summary>The same but for what a format cannot say.</summary>
    public static void Same(AnnotationSet expected, AnnotationSet actual, bool keepsMarks = true, bool keepsAreas = true)
    {
        Assert.Equal(expected.Classes, actual.Classes);
        Assert.Equal(expected.Pictures.Select(p => (p.File, p.Width, p.Height)), actual.Pictures.Select(p => (p.File, p.Width, p.Height)));
        foreach (var (e, a) in expected.Pictures.Zip(actual.Pictures))
        {
            Assert.Equal(e.Objects.Select(o => Kept(o)), a.Objects);
        }

        TrueBox Kept(TrueBox o) => o with
        {
            IsDifficult = o.IsDifficult && keepsMarks, IsCrowd = o.IsCrowd && keepsMarks, Area = keepsAreas ? o.Area : null,
        };
    }
}
