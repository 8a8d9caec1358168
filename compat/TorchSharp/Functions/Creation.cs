namespace TorchSharp;

public static partial class torch
{
    public static torch.Tensor arange(
        Scalar start, Scalar stop, Scalar step, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor arange(
        Scalar start, Scalar stop, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor arange(
        Scalar stop, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor empty(
        ReadOnlySpan<long> size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor empty(
        int dim0, int dim1, int dim2, int dim3, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor empty(
        int dim0, int dim1, int dim2, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor empty(
        int rows, int columns, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor empty(
        int size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor empty(
        long dim0, long dim1, long dim2, long dim3, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor empty(
        long dim0, long dim1, long dim2, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor empty(
        long rows, long columns, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor empty(
        long size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor empty(
        long[] size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor eye(
        long rows, long columns = -1, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor full(
        ReadOnlySpan<long> size, Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor full(
        int dim0, int dim1, int dim2, Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor full(
        int dim0, int dim1, int dim2, int dim3, Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor full(
        int rows, int columns, Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor full(
        int size, Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor full(
        long dim0, long dim1, long dim2, Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor full(
        long dim0, long dim1, long dim2, long dim3, Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor full(
        long rows, long columns, Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor full(
        long size, Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor full(
        long[] size, Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor ones(
        ReadOnlySpan<long> size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor ones(
        int dim0, int dim1, int dim2, int dim3, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor ones(
        int dim0, int dim1, int dim2, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor ones(
        int rows, int columns, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor ones(
        int size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor ones(
        long dim0, long dim1, long dim2, long dim3, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor ones(
        long dim0, long dim1, long dim2, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor ones(
        long rows, long columns, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor ones(
        long size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor ones(
        long[] size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor zeros(
        ReadOnlySpan<long> size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor zeros(
        int dim0, int dim1, int dim2, int dim3, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor zeros(
        int dim0, int dim1, int dim2, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor zeros(
        int rows, int columns, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor zeros(
        int size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor zeros(
        long dim0, long dim1, long dim2, long dim3, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor zeros(
        long dim0, long dim1, long dim2, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor zeros(
        long rows, long columns, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor zeros(
        long size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor zeros(
        long[] size, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        (double, double) scalar, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor tensor(
        bool scalar, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor tensor(
        bool[] rawArray, ReadOnlySpan<long> dimensions, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        bool[] rawArray, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(byte scalar, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor tensor(
        byte[] rawArray, ReadOnlySpan<long> dimensions, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        byte[] rawArray, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        double real, double imaginary, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor tensor(
        double scalar, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        double[] rawArray, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        float real, float imaginary, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor tensor(float scalar, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        float[] rawArray, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(int scalar, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor tensor(
        int[] rawArray, ReadOnlySpan<long> dimensions, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        int[] rawArray, long dim0, long dim1, long dim2, long dim3, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        int[] rawArray, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false, string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        long scalar, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    public static torch.Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
    public static torch.Tensor tensor(
        long[] dataArray, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false,
        string[] names = null) => throw Reference.Only;
}
