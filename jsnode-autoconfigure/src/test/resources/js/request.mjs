export const status = async (url) => {
  const response = await fetch(url);
  await response.text();
  return response.status;
};
