namespace TorchSharp;

public sealed class Scalar : IDisposable
{
    internal Scalar()
    {
    }

    public static implicit operator Scalar(bool value) => throw Reference.Only;
    public static implicit operator Scalar(byte value) => throw Reference.Only;
    public static implicit operator Scalar(double value) => throw Reference.Only;
    public static implicit operator Scalar(float value) => throw Reference.Only;
    public static implicit operator Scalar(int value) => throw Reference.Only;
    public static implicit operator Scalar(long value) => throw Reference.Only;
    public static implicit operator Scalar(sbyte value) => throw Reference.Only;
    public static implicit operator Scalar(short value) => throw Reference.Only;
    public void Dispose() => throw Reference.Only;
}
